/** AWS Organizations: accounts in a tree of organizational units, and the policies that bound what they can do. */
@NullMarked
package io.unkai.services.identity.organizations;

import org.jspecify.annotations.NullMarked;

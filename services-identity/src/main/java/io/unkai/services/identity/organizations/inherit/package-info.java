/** Policies that come to one effective policy per account: how they are written, and how those of all levels are put together. */
@NullMarked
package io.unkai.services.identity.organizations.inherit;

import org.jspecify.annotations.NullMarked;

/** Tests of Organizations through its operations. */
@NullMarked
package io.unkai.services.identity.organizations;

import org.jspecify.annotations.NullMarked;

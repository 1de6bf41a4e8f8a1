/** Tests of the Security Token Service. */
@NullMarked
package io.unkai.services.identity.sts;

import org.jspecify.annotations.NullMarked;

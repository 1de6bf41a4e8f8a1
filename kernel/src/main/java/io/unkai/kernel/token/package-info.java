/** Idempotency tokens: the same request again is answered with what the first one made. */
@NullMarked
package io.unkai.kernel.token;

import org.jspecify.annotations.NullMarked;

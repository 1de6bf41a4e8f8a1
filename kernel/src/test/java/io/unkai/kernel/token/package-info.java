/** Tokens are remembered with their effect. */
@NullMarked
package io.unkai.kernel.token;

import org.jspecify.annotations.NullMarked;

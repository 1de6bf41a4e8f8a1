/** How anything refuses a call. */
@NullMarked
package io.unkai.kernel.error;

import org.jspecify.annotations.NullMarked;

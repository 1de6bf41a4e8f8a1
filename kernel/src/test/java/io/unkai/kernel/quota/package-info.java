/** Limits and their exceptions. */
@NullMarked
package io.unkai.kernel.quota;

import org.jspecify.annotations.NullMarked;

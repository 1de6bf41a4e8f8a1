/** Filters match as EC2's do. */
@NullMarked
package io.unkai.kernel.filter;

import org.jspecify.annotations.NullMarked;

/** Filters of lists, as EC2 defines them. */
@NullMarked
package io.unkai.kernel.filter;

import org.jspecify.annotations.NullMarked;

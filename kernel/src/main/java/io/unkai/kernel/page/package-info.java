/** Pages of lists, and the sealed tokens that continue them. */
@NullMarked
package io.unkai.kernel.page;

import org.jspecify.annotations.NullMarked;

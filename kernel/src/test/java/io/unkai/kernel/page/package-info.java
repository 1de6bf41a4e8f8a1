/** Pages join to the whole list; tokens cannot be forged. */
@NullMarked
package io.unkai.kernel.page;

import org.jspecify.annotations.NullMarked;

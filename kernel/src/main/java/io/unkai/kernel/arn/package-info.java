/** Amazon Resource Names. */
@NullMarked
package io.unkai.kernel.arn;

import org.jspecify.annotations.NullMarked;

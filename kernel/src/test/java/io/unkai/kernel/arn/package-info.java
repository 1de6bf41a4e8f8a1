/** Names are read and written. */
@NullMarked
package io.unkai.kernel.arn;

import org.jspecify.annotations.NullMarked;

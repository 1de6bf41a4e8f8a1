/** Only declared ways are legal. */
@NullMarked
package io.unkai.kernel.lifecycle;

import org.jspecify.annotations.NullMarked;

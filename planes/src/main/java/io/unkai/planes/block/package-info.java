/** The block plane: volumes, and the images that root volumes begin as. */
@NullMarked
package io.unkai.planes.block;

import org.jspecify.annotations.NullMarked;

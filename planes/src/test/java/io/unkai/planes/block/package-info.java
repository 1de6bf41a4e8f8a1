/** Tests of the block plane's contract, which every implementation passes. */
@NullMarked
package io.unkai.planes.block;

import org.jspecify.annotations.NullMarked;

/** Tests of the compute plane's contract, which every implementation passes. */
@NullMarked
package io.unkai.planes.compute;

import org.jspecify.annotations.NullMarked;

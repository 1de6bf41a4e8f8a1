/** Tests of Recycle Bin, on planes in memory and by a clock that they move. */
@NullMarked
package io.unkai.services.compute.rbin;

import org.jspecify.annotations.NullMarked;

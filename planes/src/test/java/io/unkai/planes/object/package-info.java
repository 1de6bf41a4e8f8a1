/** What every object plane must do, and tests of the hashes. */
@NullMarked
package io.unkai.planes.object;

import org.jspecify.annotations.NullMarked;

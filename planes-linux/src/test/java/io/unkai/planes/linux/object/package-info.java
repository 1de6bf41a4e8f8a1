/** Tests of bodies as files. */
@NullMarked
package io.unkai.planes.linux.object;

import org.jspecify.annotations.NullMarked;

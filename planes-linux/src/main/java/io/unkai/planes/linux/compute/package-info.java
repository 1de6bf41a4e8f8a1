/** Machines as system containers: an own init in namespaces, with limits, watched over by a small process each. */
@NullMarked
package io.unkai.planes.linux.compute;

import org.jspecify.annotations.NullMarked;

/** The compute plane: machines that run on this host, each with a root volume, its own init and limits. */
@NullMarked
package io.unkai.planes.compute;

import org.jspecify.annotations.NullMarked;

/** Tests of the compute planes on this host's kernel. */
@NullMarked
package io.unkai.planes.linux.compute;

import org.jspecify.annotations.NullMarked;

/** Tests of the block planes on this host's kernel. */
@NullMarked
package io.unkai.planes.linux.block;

import org.jspecify.annotations.NullMarked;

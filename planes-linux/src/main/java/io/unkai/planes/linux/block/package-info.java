/** Volumes as files of a pool: a sparse file with a file system that shares what copies have in common. */
@NullMarked
package io.unkai.planes.linux.block;

import org.jspecify.annotations.NullMarked;

/** How fast volumes and snapshots are, beside files of the host. */
@NullMarked
package io.unkai.benchmarks.disk;

import org.jspecify.annotations.NullMarked;

/** The store without a disk, for tests. */
@NullMarked
package io.unkai.kernel.store.memory;

import org.jspecify.annotations.NullMarked;

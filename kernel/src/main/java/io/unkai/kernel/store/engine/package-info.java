/**
 * What implementations of the store share: optimistic transactions over ordered bytes, with conflict detection by the keys and
 * ranges that were read.
 */
@NullMarked
package io.unkai.kernel.store.engine;

import org.jspecify.annotations.NullMarked;

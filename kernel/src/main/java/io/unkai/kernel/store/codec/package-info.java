/** How records become bytes: keys that keep their order, and values that survive changes of the record. */
@NullMarked
package io.unkai.kernel.store.codec;

import org.jspecify.annotations.NullMarked;

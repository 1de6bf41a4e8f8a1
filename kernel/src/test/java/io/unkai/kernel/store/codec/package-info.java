/** Records become bytes and come back, also from older and newer forms. */
@NullMarked
package io.unkai.kernel.store.codec;

import org.jspecify.annotations.NullMarked;

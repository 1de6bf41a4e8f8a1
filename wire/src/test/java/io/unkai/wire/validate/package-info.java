/** Tests of {@code io.unkai.wire.validate}. */
@NullMarked
package io.unkai.wire.validate;

import org.jspecify.annotations.NullMarked;

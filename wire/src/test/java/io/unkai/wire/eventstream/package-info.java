/** Tests of {@code io.unkai.wire.eventstream}. */
@NullMarked
package io.unkai.wire.eventstream;

import org.jspecify.annotations.NullMarked;

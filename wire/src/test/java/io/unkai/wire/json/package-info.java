/** Tests of {@code io.unkai.wire.json}. */
@NullMarked
package io.unkai.wire.json;

import org.jspecify.annotations.NullMarked;

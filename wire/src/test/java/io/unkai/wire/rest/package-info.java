/** Tests of {@code io.unkai.wire.rest}. */
@NullMarked
package io.unkai.wire.rest;

import org.jspecify.annotations.NullMarked;

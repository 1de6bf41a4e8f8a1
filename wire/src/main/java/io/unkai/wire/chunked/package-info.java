/** The {@code aws-chunked} content encoding: chunks with signatures, and trailers after the last one. */
@NullMarked
package io.unkai.wire.chunked;

import org.jspecify.annotations.NullMarked;

/** {@code application/vnd.amazon.eventstream}: messages with checksums and typed headers, and the events of a union in them. */
@NullMarked
package io.unkai.wire.eventstream;

import org.jspecify.annotations.NullMarked;

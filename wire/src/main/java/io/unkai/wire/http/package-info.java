/** HTTP messages as the front hands them over: nothing normalised, nothing decoded, bodies streamed. */
@NullMarked
package io.unkai.wire.http;

import org.jspecify.annotations.NullMarked;

/** What a wire protocol is, from the server's side. */
@NullMarked
package io.unkai.wire.protocol;

import org.jspecify.annotations.NullMarked;

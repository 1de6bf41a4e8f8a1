/** Smithy RPC v2 with CBOR bodies. */
@NullMarked
package io.unkai.wire.cbor;

import org.jspecify.annotations.NullMarked;

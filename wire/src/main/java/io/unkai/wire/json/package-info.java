/** JSON: AWS JSON 1.0 and 1.1, REST-JSON, and the walk over values that CBOR shares. */
@NullMarked
package io.unkai.wire.json;

import org.jspecify.annotations.NullMarked;

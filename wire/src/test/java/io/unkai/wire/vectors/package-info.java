/**
 * The official protocol vectors, run from the server's side: Smithy models become kernel schemas, requests are decoded and
 * compared with the expected input, outputs and errors are encoded and compared with the expected answer.
 */
@NullMarked
package io.unkai.wire.vectors;

import org.jspecify.annotations.NullMarked;

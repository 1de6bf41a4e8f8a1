/** Tests of the request chain's steps. */
@NullMarked
package io.unkai.wire.chain;

import org.jspecify.annotations.NullMarked;

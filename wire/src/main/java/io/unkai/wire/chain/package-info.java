/**
 * One request from its first byte to its answer: an explicit, ordered list of small steps. {@link io.unkai.wire.chain.Chain} reads
 * top to bottom; no service contributes a step.
 */
@NullMarked
package io.unkai.wire.chain;

import org.jspecify.annotations.NullMarked;

/**
 * The runtime description of an API: shapes, members, operations and services. Generated code builds these values, the wire
 * codecs walk them, and nothing else knows a wire format.
 *
 * <p>A {@link io.unkai.kernel.schema.Schema} is only structure; everything a protocol, a validator or a binding needs to know
 * about one place where a shape is used sits on its {@link io.unkai.kernel.schema.Member}.
 */
@NullMarked
package io.unkai.kernel.schema;

import org.jspecify.annotations.NullMarked;

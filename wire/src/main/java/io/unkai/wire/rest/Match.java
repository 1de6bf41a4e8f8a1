package io.unkai.wire.rest;

import io.unkai.kernel.schema.Operation;
import java.util.Map;

/**
 * The operation that a request means.
 *
 * @param operation the operation
 * @param labels the values of the pattern's labels, decoded
 */
public record Match(Operation<?, ?> operation, Map<String, String> labels) {}

package io.unkai.kernel.schema;

import java.util.List;

/**
 * The shapes of an operation.
 *
 * @param input its input, without members where it takes none
 * @param output its output, without members where it answers none
 * @param errors its modelled errors, possibly none
 */
public record OperationShapes(StructSchema input, StructSchema output, List<StructSchema> errors) {}

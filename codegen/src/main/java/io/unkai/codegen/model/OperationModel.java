package io.unkai.codegen.model;

import io.unkai.kernel.schema.HttpTrait;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Pagination;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation.
 *
 * @param name the name on the wire
 * @param http how it is addressed
 * @param input the name of its input structure
 * @param output the name of its output structure
 * @param errors the names of its error structures
 * @param flags what is true of it
 * @param resultWrapper the element that wraps a query result, or null for the default
 * @param pagination how its pages are asked for, or null
 */
public record OperationModel(
        String name,
        HttpTrait http,
        String input,
        String output,
        List<String> errors,
        Set<Operation.Flag> flags,
        @Nullable String resultWrapper,
        @Nullable Pagination pagination) {
    /** The same with other flags. */
    public OperationModel with(Set<Operation.Flag> changed) {
        return new OperationModel(name, http, input, output, errors, changed, resultWrapper, pagination);
    }
}

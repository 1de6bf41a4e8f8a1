package io.unkai.kernel.schema;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a service, typed by its input and output. Its schemas are loaded when first asked for.
 *
 * @param <I> the input
 * @param <O> the output
 */
@SuppressWarnings("UnusedTypeParameter") // they bind a handler's types to the operation it is registered for
public final class Operation<I extends Struct, O extends Struct> {
    /** What is there or not about an operation. */
    public enum Flag {
        /** Callers need not sign. */
        ANONYMOUS,
        /** The body is never part of the signature. */
        UNSIGNED_BODY,
        /** Only reads. */
        READ_ONLY,
        /** A request must carry a checksum (Content-MD5 or x-amz-checksum-*). */
        CHECKSUM_REQUIRED,
        /** The output's members are not wrapped in a result element. */
        UNWRAPPED_OUTPUT
    }

    private final ServiceModel service;
    private final String name;
    private final HttpTrait http;
    private final Set<Flag> flags;
    private final @Nullable String resultWrapper;
    private final @Nullable Pagination pagination;
    private final Supplier<OperationShapes> shapes;

    /**
     * @param service the service it belongs to
     * @param name the name on the wire
     * @param http method, URI pattern and success status
     * @param flags what is true of it
     * @param resultWrapper the element that wraps a query result, or null for the default
     * @param pagination how its pages are asked for, or null where it has none
     * @param shapes its input, output and errors; called when first needed
     */
    public Operation(
            ServiceModel service,
            String name,
            HttpTrait http,
            Set<Flag> flags,
            @Nullable String resultWrapper,
            @Nullable Pagination pagination,
            Supplier<OperationShapes> shapes) {
        this.service = service;
        this.name = name;
        this.http = http;
        this.flags = Set.copyOf(flags);
        this.resultWrapper = resultWrapper;
        this.pagination = pagination;
        this.shapes = shapes;
    }

    /** The service it belongs to. */
    public ServiceModel service() {
        return service;
    }

    /** The name on the wire, for example {@code CreateVpc}. */
    public String name() {
        return name;
    }

    /** Method, URI pattern and success status. */
    public HttpTrait http() {
        return http;
    }

    /** Whether that is true of it. */
    public boolean is(Flag flag) {
        return flags.contains(flag);
    }

    /** The element that wraps a query result, or null for the default, the name followed by {@code Result}. */
    public @Nullable String resultWrapper() {
        return resultWrapper;
    }

    /** How its pages are asked for, or null. */
    public @Nullable Pagination pagination() {
        return pagination;
    }

    /** The structure of the input. */
    public StructSchema input() {
        return shapes.get().input();
    }

    /** The structure of the output. */
    public StructSchema output() {
        return shapes.get().output();
    }

    /** The modelled errors. */
    public List<StructSchema> errors() {
        return shapes.get().errors();
    }

    /** {@code service:Operation}. */
    @Override
    public String toString() {
        return service.id() + ":" + name;
    }
}

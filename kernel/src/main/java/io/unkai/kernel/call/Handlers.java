package io.unkai.kernel.call;

import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations that are implemented. An operation that nobody registered answers that it is not implemented. */
public final class Handlers {
    private final Map<Operation<?, ?>, Handler<?, ?>> handlers = new LinkedHashMap<>();

    /** An operation that changes state. */
    public <I extends Struct, O extends Struct> void on(
            Operation<I, O> operation, Handler.WriteFunction<I, O> function) {
        add(operation, new Handler.Write<>(function));
    }

    /** An operation that only reads. */
    public <I extends Struct, O extends Struct> void onRead(
            Operation<I, O> operation, Handler.ReadFunction<I, O> function) {
        add(operation, new Handler.Read<>(function));
    }

    /** An operation with a streamed request body. */
    public <I extends Struct, S extends AutoCloseable, O extends Struct> void onUpload(
            Operation<I, O> operation, Handler.BodyStage<I, S> stage, Handler.StagedFunction<I, S, O> function) {
        add(operation, new Handler.Upload<>(stage, function));
    }

    /** An operation whose answer is finished outside the transaction. */
    public <I extends Struct, R, O extends Struct> void onDownload(
            Operation<I, O> operation, Handler.ReadFunction<I, R> function, Handler.AnswerStage<I, R, O> stage) {
        add(operation, new Handler.Download<>(function, stage));
    }

    /** What answers an operation, or null. */
    public @Nullable Handler<?, ?> find(Operation<?, ?> operation) {
        return handlers.get(operation);
    }

    /** All that is registered, in order of registration. */
    public Map<Operation<?, ?>, Handler<?, ?>> all() {
        return Collections.unmodifiableMap(handlers);
    }

    private void add(Operation<?, ?> operation, Handler<?, ?> handler) {
        if (handlers.putIfAbsent(operation, handler) != null) {
            throw new IllegalStateException(operation + " is registered twice");
        }
    }
}

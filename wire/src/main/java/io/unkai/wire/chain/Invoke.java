package io.unkai.wire.chain;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handler;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.StoreException;
import java.io.IOException;

/** Runs the handler: its body stage first where it has one, then one transaction, then what finishes the answer. */
record Invoke(Store store) implements Step {
    private static final int UNAVAILABLE = 503;
    private static final int INSUFFICIENT_STORAGE = 507;

    @Override
    public void take(Exchange exchange) throws IOException {
        try {
            exchange.output(run(exchange.handler(), exchange.call(), exchange.input()));
        } catch (StoreException e) {
            throw switch (e.reason()) {
                case FULL ->
                    new ApiException(
                            "InsufficientStorage",
                            INSUFFICIENT_STORAGE,
                            "The disk that holds the cloud is full; free some space and try again.");
                case CONFLICT ->
                    new ApiException(
                            "ServiceUnavailable", UNAVAILABLE, "Too many calls change the same resource; try again.");
                case LOCKED, NEWER_FORMAT, BROKEN -> e;
            };
        }
    }

    /** The handler was registered for the operation whose input this is, which the compiler checked at its registration. */
    @SuppressWarnings("unchecked")
    private Struct run(Handler<?, ?> handler, Call call, Struct input) throws IOException {
        return switch (handler) {
            case Handler.Write<?, ?> write -> {
                var typed = (Handler.Write<Struct, Struct>) write;
                yield store.write(txn -> typed.function().handle(call, txn, input));
            }
            case Handler.Read<?, ?> read -> {
                var typed = (Handler.Read<Struct, Struct>) read;
                yield store.read(txn -> typed.function().handle(call, txn, input));
            }
            case Handler.Upload<?, ?, ?> upload ->
                upload((Handler.Upload<Struct, AutoCloseable, Struct>) upload, call, input);
            case Handler.Download<?, ?, ?> download ->
                download((Handler.Download<Struct, Object, Struct>) download, call, input);
        };
    }

    private Struct upload(Handler.Upload<Struct, AutoCloseable, Struct> upload, Call call, Struct input)
            throws IOException {
        try (var staged = upload.stage().receive(call, input, body(input))) {
            return store.write(txn -> upload.function().handle(call, txn, input, staged));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the received body could not be released", e);
        }
    }

    private Struct download(Handler.Download<Struct, Object, Struct> download, Call call, Struct input)
            throws IOException {
        var found = store.read(txn -> download.function().handle(call, txn, input));
        return download.stage().answer(call, input, found);
    }

    private static ByteStream body(Struct input) {
        for (var member : input.schema().members()) {
            if (member.traits().is(Flag.STREAMING) && input.member(member.index()) instanceof ByteStream body) {
                return body;
            }
        }
        return ByteStream.of(new byte[0]);
    }
}

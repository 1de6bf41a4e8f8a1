package io.unkai.wire;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.EventStream;
import io.unkai.kernel.schema.HttpTrait;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.OperationShapes;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small services and values for tests. */
public final class Fixtures {
    private Fixtures() {}

    private record Value(StructSchema schema, List<@Nullable Object> values) implements Struct {
        @Override
        public @Nullable Object member(int index) {
            return values.get(index);
        }
    }

    /** A structure whose values need no class. */
    public static StructSchema struct(String name, Member... members) {
        var made = new ArrayList<StructSchema>();
        var schema = StructSchema.structure(
                name, values -> new Value(made.getFirst(), new ArrayList<>(Arrays.asList(values))), members);
        made.add(schema);
        return schema;
    }

    /** A service that speaks one protocol and has no operations of its own. */
    public static ServiceModel service(String id, Protocol protocol) {
        return new ServiceModel(
                id, id, "2020-01-01", id, id, id, List.of(protocol), id, id, null, false, false, List::of);
    }

    /** An operation at a URI. */
    public static Operation<?, ?> operation(
            ServiceModel service, String name, String method, String uri, StructSchema input) {
        var shapes = new OperationShapes(input, struct(name + "Output"), List.of());
        return new Operation<>(service, name, new HttpTrait(method, uri, 200), Set.of(), null, null, () -> shapes);
    }

    /** A POST of some bytes to the root. */
    public static HttpRequest post(byte[] body, String... headers) {
        var remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4566);
        return new HttpRequest("POST", "/", Headers.of(headers), ByteStream.of(body), remote, false);
    }

    /** A stream of these events. */
    public static EventStream<Struct> events(Struct... events) {
        var left = List.of(events).iterator();
        return new EventStream<>() {
            @Override
            public boolean hasNext() {
                return left.hasNext();
            }

            @Override
            public Struct next() {
                return left.next();
            }

            @Override
            public void close() {}
        };
    }
}

package io.unkai.wire.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.ErrorTrait;
import io.unkai.kernel.schema.HttpTrait;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.OperationShapes;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.SimpleSchema;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.kernel.schema.XmlName;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.xml.Shapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A service with one operation, and calls of it. */
final class QueryCalls {
    static final StructSchema NOTHING =
            StructSchema.structure("Nothing", values -> Shapes.value(QueryCalls.NOTHING, values));
    static final StructSchema GONE = StructSchema.structure(
                    "GoneException",
                    values -> Shapes.value(QueryCalls.GONE, values),
                    Member.of("message", SimpleSchema.STRING),
                    Member.of("Left", SimpleSchema.INTEGER))
            .error(new ErrorTrait("Gone", 410, true));
    static final ServiceModel SERVICE = new ServiceModel(
            "things",
            "Things",
            "2020-01-08",
            "things",
            "things",
            "things",
            List.of(Protocol.AWS_QUERY),
            null,
            "Things",
            new XmlName("", "urn:things", null),
            false,
            false,
            List::of);

    private QueryCalls() {}

    static Operation<?, ?> operation(StructSchema output, @Nullable String wrapper) {
        return new Operation<>(
                SERVICE,
                "PutThing",
                HttpTrait.RPC,
                Set.of(),
                wrapper,
                null,
                () -> new OperationShapes(Shapes.THING, output, List.of(GONE)));
    }

    static HttpRequest request(String query, byte[] body, String... headers) {
        return new HttpRequest(
                "POST",
                "/" + query,
                Headers.of(headers),
                ByteStream.of(body),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
                false);
    }

    static HttpRequest form(String body) {
        return request("", body.getBytes(UTF_8));
    }

    static String text(HttpResponse response) {
        try (var body = response.body()) {
            return new String(body.open().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Struct nothing() {
        return Shapes.of(NOTHING);
    }
}

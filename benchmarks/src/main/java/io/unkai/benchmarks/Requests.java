package io.unkai.benchmarks;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.server.run.FirstStart;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.sigv4.Signer;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Requests as the bytes that go over the wire, signed beforehand so that the client's own work stays small. */
final class Requests {
    private static final String CALL = "Action=GetCallerIdentity&Version=2011-06-15";

    private Requests() {}

    /** {@code GetCallerIdentity}, good for some minutes. */
    static byte[] callerIdentity(FirstStart key, int port) {
        return query(key, port, "sts", CALL);
    }

    /** A call of the AWS Query protocol, good for some minutes. */
    static byte[] query(FirstStart key, int port, String service, String form) {
        return post(key, port, service, "/", "application/x-www-form-urlencoded; charset=utf-8", form);
    }

    /** A call of this cloud's own pages, good for some minutes. */
    static byte[] json(FirstStart key, int port, String path, String json) {
        return post(key, port, "unkai", path, "application/json", json);
    }

    private static byte[] post(FirstStart key, int port, String service, String path, String type, String text) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        var headers = Headers.of(
                "Host", "127.0.0.1:" + port, "Content-Type", type, "Content-Length", Integer.toString(body.length));
        var plain = new HttpRequest(
                "POST",
                path,
                headers,
                ByteStream.of(body),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                false);
        var signer = new Signer(key.accessKeyId(), key.secretAccessKey(), null, "us-east-1", service);
        return bytes(signer.sign(plain, body, Instant.now()), body);
    }

    private static byte[] bytes(HttpRequest request, byte[] body) {
        var head = new StringBuilder(request.method() + " " + request.target() + " HTTP/1.1\r\n");
        request.headers()
                .fields()
                .forEach(field -> head.append(field.name())
                        .append(": ")
                        .append(field.value())
                        .append("\r\n"));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}

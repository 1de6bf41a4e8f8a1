package io.unkai.benchmarks.s3;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.server.run.FirstStart;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.sigv4.Signer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A server of S3 to measure.
 *
 * @param name what it is called
 * @param port where it listens on the loopback
 * @param key what requests are signed with
 */
record Target(String name, int port, FirstStart key) {
    static final String BUCKET = "bench";

    /** A request, signed, as the bytes that go over the wire. */
    byte[] request(String method, String path, byte[] body, String... more) {
        var headers = Headers.of("Host", "127.0.0.1:" + port, "Content-Length", Integer.toString(body.length));
        for (int i = 0; i < more.length; i += 2) {
            headers.add(more[i], more[i + 1]);
        }
        var from = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var plain = new HttpRequest(method, path, headers, ByteStream.of(body), from, false);
        var signer = new Signer(key.accessKeyId(), key.secretAccessKey(), null, "us-east-1", "s3");
        var signed = signer.sign(plain, body, Instant.now());
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        signed.headers()
                .fields()
                .forEach(field -> head.append(field.name())
                        .append(": ")
                        .append(field.value())
                        .append("\r\n"));
        var bytes = new ByteArrayOutputStream(head.length() + 2 + body.length);
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** Sends one request and expects success. */
    void call(String method, String path, byte[] body, String... more) throws IOException {
        try (var wire = new Wire(port)) {
            wire.exchange(request(method, path, body, more));
        }
    }

    /** The path of an object in the bucket. */
    static String object(String key) {
        return "/" + BUCKET + "/" + key;
    }
}

package io.unkai.server;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.server.run.FirstStart;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.sigv4.Signer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Calls a new server as clients do, so that the start-up cache made of this run holds what their first calls need. */
final class Training {
    private static final String REGION = "us-east-1";
    private static final int ROUNDS = 20;

    private final InetSocketAddress address;
    private final FirstStart key;
    private final Instant now;

    private Training(InetSocketAddress address, FirstStart key, Instant now) {
        this.address = address;
        this.key = key;
        this.now = now;
    }

    /** Makes calls of each kind, often enough that what is loaded late, as when a pool grows or a cache is read, is loaded too. */
    static void run(InetSocketAddress address, FirstStart key, Instant now) throws IOException {
        var training = new Training(address, key, now);
        for (int i = 0; i < ROUNDS; i++) {
            training.round();
        }
    }

    private void round() throws IOException {
        call("sts", "POST", "/", "Action=GetCallerIdentity&Version=2011-06-15");
        call("s3", "PUT", "/training", "");
        call("s3", "PUT", "/training/key", "body");
        call("s3", "GET", "/training/key", "");
        call("s3", "HEAD", "/training/key", "");
        call("s3", "GET", "/training?list-type=2", "");
        call("s3", "GET", "/", "");
        call("s3", "DELETE", "/training/key", "");
        call("s3", "GET", "/training/key", "");
    }

    private void call(String service, String method, String target, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        var headers = Headers.of(
                "Host",
                "localhost:" + address.getPort(),
                "Content-Length",
                Integer.toString(body.length),
                "Connection",
                "close");
        if (method.equals("POST")) {
            headers.add("Content-Type", "application/x-www-form-urlencoded");
        }
        var plain = new HttpRequest(method, target, headers, ByteStream.of(body), address, false);
        var signer = new Signer(key.accessKeyId(), key.secretAccessKey(), null, REGION, service);
        send(signer.sign(plain, body, now), body);
    }

    private void send(HttpRequest request, byte[] body) throws IOException {
        var head = new StringBuilder(request.method() + ' ' + request.target() + " HTTP/1.1\r\n");
        for (var field : request.headers().fields()) {
            head.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            socket.getInputStream().readAllBytes();
        }
    }
}

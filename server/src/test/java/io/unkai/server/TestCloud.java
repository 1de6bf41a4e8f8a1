package io.unkai.server;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.server.run.FirstStart;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.sigv4.Signer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole server in this process, on a free port of the loopback, called over real sockets. */
final class TestCloud implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TestCloud.class.getName());
    private static final int PATIENCE_MILLIS = 10_000;

    private final UnkaiServer server;
    private final InetSocketAddress address;
    private final @Nullable FirstStart key;

    private TestCloud(Path folder, String keyName, String... options) throws IOException {
        var words = new ArrayList<String>(
                List.of("--data", folder.resolve("data").toString(), "--port", "0", "--tls-port", "off"));
        words.addAll(List.of(options));
        if (!words.contains("--machines")) {
            words.addAll(List.of("--machines", "off"));
        }
        var settings = SettingsParser.parse(words.toArray(String[]::new));
        var environment = Map.of("UNKAI_MACHINE_KEY", folder.resolve(keyName).toString());
        server = new UnkaiServer(settings, Machine.open(settings, environment));
        key = server.rootAccess().ensure(settings.data(), settings.account(), settings.issueRootKey());
        address = server.listen();
    }

    static TestCloud start(Path folder, String... options) throws IOException {
        return new TestCloud(folder, "machine.key", options);
    }

    static TestCloud startOnAnotherMachine(Path folder) throws IOException {
        return new TestCloud(folder, "other.key");
    }

    /** The key handed over at this start. */
    FirstStart key() {
        if (key == null) {
            throw new IllegalStateException("this start made no key");
        }
        return key;
    }

    UnkaiServer server() {
        return server;
    }

    Instant now() {
        return server.machine().clock().now();
    }

    /** Signs with the key of this start and sends. */
    Answer call(String service, String method, String target, String body, String... headers) throws IOException {
        return call(signer(key().accessKeyId(), key().secretAccessKey(), null, service), method, target, body, headers);
    }

    static Signer signer(String accessKey, String secretKey, @Nullable String token, String service) {
        return new Signer(accessKey, secretKey, token, "us-east-1", service);
    }

    Answer call(Signer signer, String method, String target, String text, String... more) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        return send(signer.sign(request(method, target, body, more), body, now()), body);
    }

    /** A request as it is sent, signed with the key of this start at a time. */
    byte[] signed(Instant time, String service, String method, String target, byte[] body, String... more) {
        var signer = signer(key().accessKeyId(), key().secretAccessKey(), null, service);
        return bytes(signer.sign(request(method, target, body, more), body, time), body);
    }

    /** A request as it is sent, signed now. */
    byte[] signed(String service, String method, String target, byte[] body, String... more) {
        return signed(now(), service, method, target, body, more);
    }

    /** Where the server listens. */
    InetSocketAddress address() {
        return address;
    }

    /** Sends without a signature. */
    Answer unsigned(String method, String target, String text, String... more) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        return send(request(method, target, body, more), body);
    }

    private HttpRequest request(String method, String target, byte[] body, String... more) {
        var headers = Headers.of("Host", "localhost:" + address.getPort());
        for (int i = 0; i < more.length; i += 2) {
            headers.set(more[i], more[i + 1]);
        }
        headers.set("Content-Length", Integer.toString(body.length)).add("Connection", "close");
        return new HttpRequest(method, target, headers, ByteStream.of(body), address, false);
    }

    private Answer send(HttpRequest request, byte[] body) throws IOException {
        return raw(bytes(request, body));
    }

    private static byte[] bytes(HttpRequest request, byte[] body) {
        var out = new ByteArrayOutputStream();
        var head = new StringBuilder(request.method() + ' ' + request.target() + " HTTP/1.1\r\n");
        for (var field : request.headers().fields()) {
            head.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }

    /** Sends bytes as they are and reads until the server closes; a server that refuses early need not read all of them. */
    Answer raw(byte[] bytes) throws IOException {
        try (var socket = connect()) {
            var sending = Thread.ofVirtual().start(() -> {
                try {
                    socket.getOutputStream().write(bytes);
                } catch (IOException e) {
                    LOG.log(System.Logger.Level.DEBUG, "the server read no further", e);
                }
            });
            var answer = Answer.of(socket.getInputStream().readAllBytes());
            socket.close();
            sending.interrupt();
            return answer;
        }
    }

    /** A connection on which waiting for an answer ends after a while. */
    Socket connect() throws IOException {
        var socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    @Override
    public void close() {
        server.close();
    }

    /** An answer: its status, head and body, the body as ISO 8859-1. */
    record Answer(int status, String head, String body) {
        static Answer of(byte[] bytes) {
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                return new Answer(0, text, "");
            }
            return new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
        }

        /** The text of an XML element. */
        String element(String name) {
            int from = body.indexOf("<" + name + ">");
            int to = body.indexOf("</" + name + ">");
            return from < 0 || to < 0 ? "" : body.substring(from + name.length() + 2, to);
        }
    }
}

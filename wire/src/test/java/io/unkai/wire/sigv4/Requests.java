package io.unkai.wire.sigv4;

import io.unkai.kernel.call.Credential;
import io.unkai.kernel.call.Credentials;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Protocol;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the tests of signatures share. */
final class Requests {
    static final String ACCOUNT = "111122223333";
    static final Principal ROOT = new Principal.Root(ACCOUNT);

    private Requests() {}

    static HttpRequest request(String method, String target, String... headers) {
        return new HttpRequest(
                method,
                target,
                Headers.of(headers),
                ByteStream.of(new byte[0]),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 40000),
                false);
    }

    static HttpRequest request(String method, String target, byte[] body, String... headers) {
        return request(method, target, headers).withBody(ByteStream.of(body));
    }

    static Credentials keys(Map<String, String> secrets) {
        return (accessKey, token, now) -> {
            var secret = secrets.get(accessKey);
            return secret == null ? null : new Credential(secret, ROOT);
        };
    }

    static Expected s3(boolean streamed) {
        return new Expected("s3", Protocol.REST_XML, false, null, false, streamed);
    }

    static Expected service(String name, Protocol protocol) {
        return new Expected(name, protocol, false, null, false, false);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] letters(int length) {
        return ascii("a".repeat(length));
    }
}

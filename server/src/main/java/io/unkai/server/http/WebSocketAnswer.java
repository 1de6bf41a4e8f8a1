package io.unkai.server.http;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** The body of an answer with which a connection goes on as a WebSocket. Whoever gives it has decided that this client may. */
public final class WebSocketAnswer implements ByteStream {
    private static final int SWITCHING = 101;
    private static final int BAD_REQUEST = 400;
    private static final int UPGRADE_REQUIRED = 426;
    private static final int NONCE_BYTES = 16;
    private static final String VERSION = "13";
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final WebSocket.Service service;

    private WebSocketAnswer(WebSocket.Service service) {
        this.service = service;
    }

    /**
     * The answer to a client that asks for a WebSocket.
     *
     * @param service talks to it
     * @throws ApiException where the request is no such request
     */
    public static HttpResponse to(HttpRequest request, WebSocket.Service service) {
        var headers = request.headers();
        boolean asks = request.method().equals("GET") && has(headers, "Upgrade", "websocket");
        if (!asks || !has(headers, "Connection", "upgrade") || !VERSION.equals(headers.get("Sec-WebSocket-Version"))) {
            throw new ApiException("UpgradeRequired", UPGRADE_REQUIRED, "Here is a WebSocket of version 13.");
        }
        var key = headers.get("Sec-WebSocket-Key");
        if (key == null || !isNonce(key) || headers.has("Content-Length") || headers.has("Transfer-Encoding")) {
            throw new ApiException("InvalidRequest", BAD_REQUEST, "This is no handshake of a WebSocket.");
        }
        return new HttpResponse(
                SWITCHING, Headers.of("Sec-WebSocket-Accept", accepted(key)), new WebSocketAnswer(service));
    }

    private static boolean has(Headers headers, String name, String token) {
        return headers.all(name).stream()
                .flatMap(value -> Arrays.stream(value.toLowerCase(Locale.ROOT).split(",")))
                .anyMatch(one -> one.strip().equals(token));
    }

    private static boolean isNonce(String key) {
        try {
            return Base64.getDecoder().decode(key).length == NONCE_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Proves nothing but that the server knows the protocol, so that the old hash does not matter. */
    private static String accepted(String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    WebSocket.Service service() {
        return service;
    }

    @Override
    public long length() {
        return 0;
    }

    @Override
    public InputStream open() {
        return InputStream.nullInputStream();
    }
}

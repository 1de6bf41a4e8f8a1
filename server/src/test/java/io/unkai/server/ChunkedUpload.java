package io.unkai.server;

import io.unkai.server.run.FirstStart;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Builds an upload in signed or unsigned chunks, byte by byte, so that tests can break any of them. */
final class ChunkedUpload {
    static final String SIGNED = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    static final String UNSIGNED_TRAILER = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final FirstStart key;
    private final String stamp;
    private final String scope;
    private final Map<String, String> headers = new TreeMap<>();
    private final StringBuilder body = new StringBuilder();
    private String seed = "";
    private String head = "";

    ChunkedUpload(FirstStart key, Instant now, String path, String payload, int decoded, String... more) {
        this.key = key;
        this.stamp = STAMP.format(now);
        this.scope = stamp.substring(0, 8) + "/us-east-1/s3/aws4_request";
        headers.put("host", "localhost");
        headers.put("content-encoding", "aws-chunked");
        headers.put("x-amz-content-sha256", payload);
        headers.put("x-amz-date", stamp);
        headers.put("x-amz-decoded-content-length", Integer.toString(decoded));
        for (int i = 0; i < more.length; i += 2) {
            headers.put(more[i], more[i + 1]);
        }
        sign(path, payload);
    }

    private void sign(String path, String payload) {
        var lines = new StringBuilder();
        headers.forEach(
                (name, value) -> lines.append(name).append(':').append(value).append('\n'));
        var names = String.join(";", headers.keySet());
        var canonical = "PUT\n" + path + "\n\n" + lines + "\n" + names + "\n" + payload;
        seed = signature("AWS4-HMAC-SHA256\n" + stamp + "\n" + scope + "\n" + sha256(canonical));
        var text = new StringBuilder("PUT " + path + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        head = text.append("connection: close\r\nauthorization: AWS4-HMAC-SHA256 Credential=")
                .append(key.accessKeyId() + "/" + scope + ", SignedHeaders=" + names + ", Signature=" + seed + "\r\n")
                .toString();
    }

    /** Adds a rightly signed chunk. */
    ChunkedUpload chunk(String data) {
        seed = signature(
                "AWS4-HMAC-SHA256-PAYLOAD\n" + stamp + "\n" + scope + "\n" + seed + "\n" + EMPTY + "\n" + sha256(data));
        return raw(Integer.toHexString(data.length()) + ";chunk-signature=" + seed + "\r\n" + data + "\r\n");
    }

    /** Adds bytes as they are. */
    ChunkedUpload raw(String latin1) {
        body.append(latin1);
        return this;
    }

    /** The request, with a Content-Length of what was added. */
    byte[] bytes() {
        return bytes(body.length());
    }

    /** The request, with a Content-Length that may lie. */
    byte[] bytes(int length) {
        return (head + "content-length: " + length + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String signature(String text) {
        var bytes = ("AWS4" + key.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
        for (var part : scope.split("/")) {
            bytes = hmac(bytes, part);
        }
        return HexFormat.of().formatHex(hmac(bytes, text));
    }

    private static byte[] hmac(byte[] secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

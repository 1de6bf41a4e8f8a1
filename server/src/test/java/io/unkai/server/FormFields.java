package io.unkai.server;

import io.unkai.server.run.FirstStart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The fields of an upload form, signed as a web site would do it that knows nothing of this project's code. */
final class FormFields {
    static final String BOUNDARY = "----browser7MA4YWxkTrZu0gW";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final StringBuilder conditions = new StringBuilder();
    private final Instant now;

    FormFields(Instant now) {
        this.now = now;
    }

    /** Adds a field and the condition that it is just so. */
    FormFields with(String name, String value) {
        return free(name, value).condition("{\"" + name + "\": \"" + value.replace("\"", "\\\"") + "\"}");
    }

    /** Adds a field that no condition speaks of. */
    FormFields free(String name, String value) {
        fields.put(name, value);
        return this;
    }

    FormFields condition(String json) {
        conditions.append(conditions.isEmpty() ? "" : ",").append(json);
        return this;
    }

    FormFields signed(FirstStart key) throws GeneralSecurityException {
        return signed(key, now.plusSeconds(600).toString());
    }

    FormFields signed(FirstStart key, String expiration) throws GeneralSecurityException {
        var day = TIME.format(now).substring(0, 8);
        with("x-amz-algorithm", "AWS4-HMAC-SHA256");
        with("x-amz-credential", key.accessKeyId() + "/" + day + "/us-east-1/s3/aws4_request");
        with("x-amz-date", TIME.format(now));
        return signed(key, "{\"expiration\": \"" + expiration + "\", \"conditions\": [" + conditions + "]}", day);
    }

    private FormFields signed(FirstStart key, String policy, String day) throws GeneralSecurityException {
        var encoded = Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8));
        var signing = ("AWS4" + key.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
        for (var part : new String[] {day, "us-east-1", "s3", "aws4_request"}) {
            signing = hmac(signing, part);
        }
        return free("policy", encoded).free("x-amz-signature", HexFormat.of().formatHex(hmac(signing, encoded)));
    }

    /** Signs a policy as it is. */
    FormFields policy(FirstStart key, String policy) throws GeneralSecurityException {
        signed(key);
        return signed(key, policy, TIME.format(now).substring(0, 8));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The body of the form with a file at its end. */
    byte[] body(String fileName, byte[] file) {
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> text(
                body,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value
                        + "\r\n"));
        text(
                body,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: text/x-ignored\r\n\r\n");
        body.writeBytes(file);
        text(
                body,
                "\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"submit\"\r\n\r\nGo\r\n--" + BOUNDARY
                        + "--\r\n");
        return body.toByteArray();
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}

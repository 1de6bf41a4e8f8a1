package io.unkai.wire.sigv4;

import io.unkai.kernel.error.ApiException;
import io.unkai.wire.sigv4.SignedRequest.Form;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The signed part of a browser's upload form.
 *
 * @param policy the policy as sent, in Base64; empty where there is none
 * @param signature its signature, or null where the form is not signed
 */
public record FormFields(String policy, @Nullable SignedRequest signature) {
    /**
     * Reads the fields that came before the file.
     *
     * @param fields names and values as sent; names are compared without case
     * @throws ApiException if the form is half signed or its fields cannot be read
     */
    public static FormFields read(Map<String, String> fields) {
        var form = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach((name, value) -> form.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        var policy = form.getOrDefault("policy", "");
        if (!form.containsKey("x-amz-signature") && policy.isEmpty()) {
            return new FormFields("", null);
        }
        for (var required : List.of("policy", "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature")) {
            if (form.getOrDefault(required, "").isEmpty()) {
                throw argument("Bucket POST must contain a field named '" + fieldName(required)
                        + "'.  If it is specified, please check the order of the fields.");
            }
        }
        return new FormFields(policy, signature(form));
    }

    private static SignedRequest signature(Map<String, String> form) {
        if (!form.getOrDefault("x-amz-algorithm", "").equals(Algorithm.HMAC.id())) {
            throw argument("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\"");
        }
        var text = form.getOrDefault("x-amz-credential", "");
        var credential = CredentialText.read(text, Algorithm.HMAC, Form.QUERY, new S3Refusals());
        var time = AmzDate.parse(form.getOrDefault("x-amz-date", ""));
        if (time == null) {
            throw argument("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        }
        return new SignedRequest(
                Form.QUERY,
                Algorithm.HMAC,
                credential.accessKey(),
                credential.scope(),
                List.of(credential.scope().region()),
                List.of(),
                form.getOrDefault("x-amz-signature", ""),
                time,
                null,
                form.get("x-amz-security-token"));
    }

    private static String fieldName(String name) {
        return switch (name) {
            case "x-amz-algorithm" -> "X-Amz-Algorithm";
            case "x-amz-credential" -> "X-Amz-Credential";
            case "x-amz-date" -> "X-Amz-Date";
            case "x-amz-signature" -> "X-Amz-Signature";
            default -> name;
        };
    }

    private static ApiException argument(String message) {
        return new ApiException("InvalidArgument", 400, message);
    }
}

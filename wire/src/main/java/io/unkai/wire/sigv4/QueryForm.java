package io.unkai.wire.sigv4;

import io.unkai.wire.sigv4.SignedRequest.Form;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Signatures in the query string: presigned requests. */
final class QueryForm {
    /** Seconds a presigned request is good for at most: a week. */
    static final long MAX_EXPIRES = 604_800;

    private QueryForm() {}

    /** Reads the signature of a query string that names an algorithm or a signature. */
    static SignedRequest read(Map<String, String> query, boolean needsExpires, Refusals refusals) {
        var required = Stream.of(
                "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-Date", "X-Amz-SignedHeaders");
        var missing = Stream.concat(required, needsExpires ? Stream.of("X-Amz-Expires") : Stream.empty())
                .filter(name -> query.getOrDefault(name, "").isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw refusals.missingParameters(missing);
        }
        var algorithm = Algorithm.of(query.getOrDefault("X-Amz-Algorithm", ""));
        if (algorithm == null) {
            throw refusals.badAlgorithm(query.getOrDefault("X-Amz-Algorithm", ""));
        }
        var credential =
                CredentialText.read(query.getOrDefault("X-Amz-Credential", ""), algorithm, Form.QUERY, refusals);
        var date = query.getOrDefault("X-Amz-Date", "");
        var time = AmzDate.parse(date);
        if (time == null) {
            throw refusals.badDate(Form.QUERY, date);
        }
        var signedHeaders =
                List.of(query.getOrDefault("X-Amz-SignedHeaders", "").split(";"));
        if (signedHeaders.size() > SignedRequest.MAX_SIGNED_HEADERS) {
            throw refusals.missingParameters(List.of("X-Amz-SignedHeaders"));
        }
        return new SignedRequest(
                Form.QUERY,
                algorithm,
                credential.accessKey(),
                credential.scope(),
                Regions.of(algorithm, credential.scope(), query.get("X-Amz-Region-Set")),
                signedHeaders,
                query.getOrDefault("X-Amz-Signature", ""),
                time,
                expires(query.get("X-Amz-Expires"), refusals),
                query.get("X-Amz-Security-Token"));
    }

    private static @Nullable Duration expires(@Nullable String text, Refusals refusals) {
        if (text == null) {
            return null;
        }
        try {
            long seconds = Long.parseLong(text);
            if (seconds < 1) {
                throw refusals.badExpires("X-Amz-Expires must be non-negative");
            }
            if (seconds > MAX_EXPIRES) {
                throw refusals.badExpires(
                        "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less"
                                + " than 604800 seconds");
            }
            return Duration.ofSeconds(seconds);
        } catch (NumberFormatException e) {
            throw refusals.badExpires("X-Amz-Expires should be a number");
        }
    }
}

package io.unkai.wire.route;

import io.unkai.wire.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of its meaning, apart from method and path.
 *
 * @param scopeService the service in the credential scope, or null
 * @param scopeRegion the region in the credential scope, or null
 * @param target {@code X-Amz-Target}, or null
 * @param cbor whether {@code Smithy-Protocol} names RPC v2 CBOR
 * @param host what the host says
 * @param contentType the content type in lower case without parameters, or empty
 */
record Hints(
        @Nullable String scopeService,
        @Nullable String scopeRegion,
        @Nullable String target,
        boolean cbor,
        HostName host,
        String contentType) {
    private static final String CREDENTIAL = "Credential=";

    static Hints of(HttpRequest request) {
        var headers = request.headers();
        var scope = scope(credential(request));
        var type = headers.get("Content-Type");
        var plain = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return new Hints(
                scope.length < 4 ? null : scope[scope.length - 2],
                scope.length < 5 ? null : scope[scope.length - 3],
                headers.get("X-Amz-Target"),
                "rpc-v2-cbor".equals(headers.get("Smithy-Protocol")),
                HostName.of(request),
                plain);
    }

    boolean isForm() {
        return contentType.equals("application/x-www-form-urlencoded");
    }

    @Nullable
    String region() {
        return host.region() != null ? host.region() : scopeRegion;
    }

    /** Key, day, region and service; Signature Version 4A has no region. One that misses a part says nothing: signing refuses it. */
    private static String[] scope(@Nullable String credential) {
        if (credential == null) {
            return new String[0];
        }
        var parts = credential.split("/", -1);
        boolean whole =
                (parts.length == 4 || parts.length == 5) && !List.of(parts).contains("");
        return whole ? parts : new String[0];
    }

    private static @Nullable String credential(HttpRequest request) {
        var authorization = request.headers().get("Authorization");
        if (authorization != null && authorization.startsWith("AWS4-")) {
            int start = authorization.indexOf(CREDENTIAL);
            if (start < 0) {
                return null;
            }
            int end = authorization.indexOf(',', start);
            return authorization
                    .substring(start + CREDENTIAL.length(), end < 0 ? authorization.length() : end)
                    .strip();
        }
        return Parameters.first(request.rawQuery(), "X-Amz-Credential");
    }
}

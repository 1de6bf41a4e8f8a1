package io.unkai.wire.sigv4;

import io.unkai.kernel.schema.Binding;
import io.unkai.kernel.schema.MemberTraits;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import io.unkai.wire.route.HostName;
import io.unkai.wire.route.Route;
import org.jspecify.annotations.Nullable;

/**
 * What a request must be signed for, as routing found it.
 *
 * @param service the signing name that the credential scope must have
 * @param protocol the protocol the caller speaks; it decides how refusals are worded
 * @param queryCompatible whether JSON answers of the service carry the codes of AWS Query
 * @param region the region the host names, or null where the signature's region is taken
 * @param anonymous whether the operation takes unsigned requests
 * @param streamed whether the body is streamed; other bodies are verified before anybody sees a byte
 */
public record Expected(
        String service,
        Protocol protocol,
        boolean queryCompatible,
        @Nullable String region,
        boolean anonymous,
        boolean streamed) {
    /** What routing found. */
    public static Expected of(Route route) {
        var service = route.service();
        var operation = route.operation();
        return new Expected(
                service.signingName(),
                route.protocol(),
                service.queryCompatible(),
                HostName.of(route.request()).region(),
                operation != null && operation.is(Operation.Flag.ANONYMOUS),
                operation != null && isStreamed(operation));
    }

    /** Whether the wording is that of S3, which takes unsigned requests for every operation and authorises them. */
    boolean isS3() {
        return service.equals("s3") || service.startsWith("s3-") || service.equals("s3express");
    }

    private static boolean isStreamed(Operation<?, ?> operation) {
        for (var member : operation.input().members()) {
            if (member.traits().is(MemberTraits.Flag.STREAMING)
                    && member.traits().binding().location() == Binding.Location.PAYLOAD) {
                return true;
            }
        }
        return false;
    }
}

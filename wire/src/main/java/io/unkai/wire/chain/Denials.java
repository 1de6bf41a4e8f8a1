package io.unkai.wire.chain;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Protocol;

/** How each family of services says that a caller may not do what it asks. */
final class Denials {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    private Denials() {}

    /** Whether answers also say encoded why: those of EC2, the only service that speaks its protocol. */
    static boolean encoded(Protocol protocol) {
        return protocol == Protocol.EC2_QUERY;
    }

    /**
     * The answer.
     *
     * @param encoded the encoded authorization message, or empty
     */
    static ApiException denied(Protocol protocol, String reason, String encoded) {
        return switch (protocol) {
            case EC2_QUERY ->
                new ApiException(
                        "UnauthorizedOperation",
                        FORBIDDEN,
                        "You are not authorized to perform this operation. " + reason
                                + (encoded.isEmpty() ? "" : ". Encoded authorization failure message: " + encoded));
            case AWS_QUERY, REST_XML -> new ApiException("AccessDenied", FORBIDDEN, reason);
            case AWS_JSON_1_0, AWS_JSON_1_1, RPC_V2_CBOR ->
                new ApiException("AccessDeniedException", BAD_REQUEST, reason);
            case REST_JSON_1 -> new ApiException("AccessDeniedException", FORBIDDEN, reason);
        };
    }
}

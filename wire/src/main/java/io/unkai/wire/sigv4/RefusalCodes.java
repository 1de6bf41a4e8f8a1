package io.unkai.wire.sigv4;

/**
 * The codes and statuses of one family of services.
 *
 * @param unknownKey for access keys that are not there, and tokens that are not theirs
 * @param mismatch for wrong signatures and scopes
 * @param incomplete for signatures that cannot be read
 * @param missing for requests without one
 * @param expired for tokens after their time
 */
record RefusalCodes(Code unknownKey, Code mismatch, Code incomplete, Code missing, Code expired) {
    /** One error. */
    record Code(String code, int status) {}

    private static final RefusalCodes QUERY = new RefusalCodes(
            new Code("InvalidClientTokenId", 403),
            new Code("SignatureDoesNotMatch", 403),
            new Code("IncompleteSignature", 400),
            new Code("MissingAuthenticationToken", 403),
            new Code("ExpiredToken", 403));

    private static final RefusalCodes EC2 = new RefusalCodes(
            new Code("AuthFailure", 401),
            new Code("AuthFailure", 401),
            new Code("IncompleteSignature", 400),
            new Code("MissingAuthenticationToken", 403),
            new Code("RequestExpired", 400));

    private static final RefusalCodes JSON = exceptions(400);
    private static final RefusalCodes REST_JSON = exceptions(403);

    /** The family of a service. */
    static RefusalCodes of(Expected expected) {
        return switch (expected.protocol()) {
            case EC2_QUERY -> EC2;
            case AWS_QUERY, REST_XML -> QUERY;
            case REST_JSON_1 -> REST_JSON;
            case AWS_JSON_1_0, AWS_JSON_1_1, RPC_V2_CBOR -> expected.queryCompatible() ? QUERY : JSON;
        };
    }

    /** JSON services name their errors as exceptions; those that dispatch by target answer 400, those by path 403. */
    private static RefusalCodes exceptions(int status) {
        return new RefusalCodes(
                new Code("UnrecognizedClientException", status),
                new Code("InvalidSignatureException", status),
                new Code("IncompleteSignatureException", status),
                new Code("MissingAuthenticationTokenException", status),
                new Code("ExpiredTokenException", status));
    }
}

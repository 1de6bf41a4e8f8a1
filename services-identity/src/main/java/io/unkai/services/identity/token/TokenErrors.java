package io.unkai.services.identity.token;

import io.unkai.kernel.error.ApiException;

/** The errors of STS about what identity providers vouch for. */
public final class TokenErrors {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    private TokenErrors() {}

    /** A token that proves nothing. */
    public static ApiException invalid(String message) {
        return new ApiException("InvalidIdentityToken", BAD_REQUEST, message);
    }

    /** A token that proves nothing any more. */
    public static ApiException expired(String message) {
        return new ApiException("ExpiredTokenException", BAD_REQUEST, message);
    }

    /** A provider that says no. */
    public static ApiException rejected(String message) {
        return new ApiException("IDPRejectedClaim", FORBIDDEN, message);
    }

    static ApiException noKey() {
        return invalid("Couldn't retrieve verification key from your identity provider, please reference "
                + "AssumeRoleWithWebIdentity documentation for requirements");
    }

    static ApiException unreachable() {
        return new ApiException(
                "IDPCommunicationError",
                BAD_REQUEST,
                "The identity provider that was asked to verify the incoming identity token could not be reached.");
    }
}

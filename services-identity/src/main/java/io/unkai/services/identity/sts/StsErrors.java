package io.unkai.services.identity.sts;

import io.unkai.kernel.error.ApiException;

/** The errors of STS, in its words. */
final class StsErrors {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    private StsErrors() {}

    static ApiException denied(String message) {
        return new ApiException("AccessDenied", FORBIDDEN, message);
    }

    static ApiException invalid(String message) {
        return new ApiException("ValidationError", BAD_REQUEST, message);
    }

    /** Tags that do not go together. */
    static ApiException invalidTags(String message) {
        return new ApiException("InvalidParameterValue", BAD_REQUEST, message);
    }

    static ApiException malformedPolicy(String message) {
        return new ApiException("MalformedPolicyDocument", BAD_REQUEST, message);
    }

    /** The account of the role has not asked for the region. */
    static ApiException regionDisabled(String account) {
        return new ApiException(
                "RegionDisabledException",
                FORBIDDEN,
                "STS is not activated in this region for account:" + account
                        + ". Your account administrator can activate STS in this region using the IAM Console.");
    }

    static ApiException packedTooLarge(int percent) {
        return new ApiException(
                "PackedPolicyTooLarge",
                BAD_REQUEST,
                "Packed policy consumes " + percent + "% of allotted space, please use smaller policy.");
    }
}

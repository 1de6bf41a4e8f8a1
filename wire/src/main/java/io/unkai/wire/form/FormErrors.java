package io.unkai.wire.form;

import io.unkai.kernel.error.ApiException;

/** How S3 refuses forms. */
final class FormErrors {
    private static final int FORBIDDEN = 403;
    private static final int LENGTH_REQUIRED = 411;

    private FormErrors() {}

    static ApiException malformed() {
        return new ApiException(
                "MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.");
    }

    static ApiException tooMuchBeforeTheFile(int limit) {
        return new ApiException(
                        "MaxPostPreDataLengthExceededError",
                        "Your POST request fields preceding the upload file were too large.")
                .with("MaxPostPreDataLengthBytes", Integer.toString(limit));
    }

    static ApiException missing(String field) {
        return new ApiException(
                        "InvalidArgument",
                        "Bucket POST must contain a field named '" + field
                                + "'.  If it is specified, please check the order of the fields.")
                .with("ArgumentName", field)
                .with("ArgumentValue", "");
    }

    static ApiException noFile() {
        return new ApiException("InvalidArgument", "POST requires exactly one file upload per request.")
                .with("ArgumentName", "file")
                .with("ArgumentValue", "0");
    }

    static ApiException noLength() {
        return new ApiException(
                "MissingContentLength", LENGTH_REQUIRED, "You must provide the Content-Length HTTP header.");
    }

    static ApiException badName(String field) {
        return new ApiException("InvalidArgument", "The name of a form field is not valid.")
                .with("ArgumentName", "name")
                .with("ArgumentValue", field);
    }

    static ApiException badPolicy(String why) {
        return new ApiException("InvalidPolicyDocument", "Invalid Policy: " + why);
    }

    static ApiException against(String why) {
        return new ApiException("AccessDenied", FORBIDDEN, "Invalid according to Policy: " + why);
    }

    static ApiException tooLarge(long proposed, long allowed) {
        return new ApiException("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
                .with("ProposedSize", Long.toString(proposed))
                .with("MaxSizeAllowed", Long.toString(allowed));
    }

    static ApiException tooSmall(long proposed, long required) {
        return new ApiException("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
                .with("ProposedSize", Long.toString(proposed))
                .with("MinSizeAllowed", Long.toString(required));
    }
}

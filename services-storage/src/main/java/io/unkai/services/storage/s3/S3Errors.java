package io.unkai.services.storage.s3;

import io.unkai.kernel.error.ApiException;

/** The errors that several operations answer, in S3's words. */
final class S3Errors {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private S3Errors() {}

    static ApiException accessDenied() {
        return new ApiException("AccessDenied", 403, "Access Denied");
    }

    static ApiException noSuchBucket(String bucket) {
        return new ApiException("NoSuchBucket", NOT_FOUND, "The specified bucket does not exist")
                .with("BucketName", bucket);
    }

    static ApiException invalidBucketName(String bucket) {
        return new ApiException("InvalidBucketName", "The specified bucket is not valid.").with("BucketName", bucket);
    }

    static ApiException noSuchKey(String key) {
        return new ApiException("NoSuchKey", NOT_FOUND, "The specified key does not exist.").with("Key", key);
    }

    static ApiException noSuchVersion(String key, String version) {
        return new ApiException("NoSuchVersion", NOT_FOUND, "The specified version does not exist.")
                .with("Key", key)
                .with("VersionId", version);
    }

    static ApiException noSuchUpload(String upload) {
        return new ApiException(
                        "NoSuchUpload",
                        NOT_FOUND,
                        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been"
                                + " aborted or completed.")
                .with("UploadId", upload);
    }

    static ApiException conflict(String code, String message, String bucket) {
        return new ApiException(code, CONFLICT, message).with("BucketName", bucket);
    }

    static ApiException invalidArgument(String message, String name, String value) {
        return new ApiException("InvalidArgument", message)
                .with("ArgumentName", name)
                .with("ArgumentValue", value);
    }

    static ApiException invalidRequest(String message) {
        return new ApiException("InvalidRequest", message);
    }

    static ApiException malformedXml() {
        return new ApiException(
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    static ApiException preconditionFailed(String condition) {
        return new ApiException(
                        "PreconditionFailed", 412, "At least one of the pre-conditions you specified did not hold")
                .with("Condition", condition);
    }

    static ApiException entityTooLarge(long proposed, long allowed) {
        var error = new ApiException("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
        return (proposed < 0 ? error : error.with("ProposedSize", Long.toString(proposed)))
                .with("MaxSizeAllowed", Long.toString(allowed));
    }

    /** Something that S3 has and this service does not yet, asked for by a header or a parameter. */
    static ApiException notImplemented(String header, String what) {
        return new ApiException(
                        "NotImplemented",
                        501,
                        "A header you provided implies functionality that is not implemented: " + what)
                .with("Header", header);
    }
}

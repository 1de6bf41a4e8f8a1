package io.unkai.wire.sigv4;

import io.unkai.kernel.error.ApiException;
import io.unkai.wire.sigv4.SignedRequest.Form;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** How S3 refuses. */
record S3Refusals() implements Refusals {
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    @Override
    public ApiException notSigned() {
        return denied("Access Denied");
    }

    @Override
    public ApiException twoSignatures(String authorization) {
        return argument(
                "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter"
                        + " or the Authorization header should be specified",
                authorization);
    }

    @Override
    public ApiException unsupportedAuthorization(String authorization) {
        return authorization.startsWith("AWS ")
                ? new ApiException(
                        "InvalidRequest",
                        400,
                        "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.")
                : argument("Unsupported Authorization Type", authorization);
    }

    @Override
    public ApiException missingComponents(List<String> missing, String authorization) {
        return missing.size() > 1
                ? header(
                        "the authorization header requires three components: Credential, SignedHeaders, and Signature.")
                : header("missing " + missing.getFirst() + ".");
    }

    @Override
    public ApiException badComponent(String component, String authorization) {
        return header("the authorization component \"" + component + "\" is malformed.");
    }

    @Override
    public ApiException missingParameters(List<String> missing) {
        return query(
                "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature,"
                        + " X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.");
    }

    @Override
    public ApiException badAlgorithm(String algorithm) {
        return query("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\"");
    }

    @Override
    public ApiException badExpires(String message) {
        return query(message);
    }

    @Override
    public ApiException badCredential(Form form, String credential) {
        return credential(
                form, "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
    }

    @Override
    public ApiException badTerminator(Form form, String terminator) {
        return credential(form, "incorrect terminal \"" + terminator + "\". This endpoint uses \"aws4_request\".");
    }

    @Override
    public ApiException badScopeDate(Form form, String date) {
        return credential(
                form,
                "incorrect date format \"" + date
                        + "\". This date in the credential must be in the format \"yyyyMMdd\".");
    }

    @Override
    public ApiException wrongService(Form form, String service) {
        return credential(form, "incorrect service \"" + service + "\". This endpoint belongs to \"s3\".");
    }

    @Override
    public ApiException wrongRegion(Form form, String region, String expected) {
        return credential(form, "the region '" + region + "' is wrong; expecting '" + expected + "'")
                .with("Region", expected);
    }

    @Override
    public ApiException wrongDate(Form form, String scopeDate, Instant time) {
        var message = "Invalid credential date \"" + scopeDate + "\". This date is not the same as X-Amz-Date: \""
                + AmzDate.day(time) + "\".";
        return form == Form.HEADER ? header(message) : query(message);
    }

    @Override
    public ApiException missingDate() {
        return denied("AWS authentication requires a valid Date or x-amz-date header");
    }

    @Override
    public ApiException badDate(Form form, String date) {
        return form == Form.HEADER
                ? missingDate()
                : query("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
    }

    @Override
    public ApiException skewed(Instant time, Instant now, Duration allowed) {
        return new ApiException(
                        "RequestTimeTooSkewed",
                        403,
                        "The difference between the request time and the current time is too large.")
                .with("RequestTime", AmzDate.format(time))
                .with("ServerTime", AmzDate.iso(now))
                .with("MaxAllowedSkewMilliseconds", Long.toString(allowed.toMillis()));
    }

    @Override
    public ApiException expired(Instant time, Duration lifetime, Instant now) {
        return denied("Request has expired")
                .with("X-Amz-Expires", Long.toString(lifetime.toSeconds()))
                .with("Expires", AmzDate.iso(time.plus(lifetime)))
                .with("ServerTime", AmzDate.iso(now));
    }

    @Override
    public ApiException notYetValid(Instant time, Instant now, Duration allowed) {
        return denied("Request is not yet valid")
                .with("RequestTime", AmzDate.format(time))
                .with("ServerTime", AmzDate.iso(now));
    }

    @Override
    public ApiException headersNotSigned(List<String> names) {
        return denied("There were headers present in the request which were not signed")
                .with("HeadersNotSigned", String.join(", ", names));
    }

    @Override
    public ApiException unknownKey(String accessKey) {
        return new ApiException(
                        "InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records.")
                .with("AWSAccessKeyId", accessKey);
    }

    @Override
    public ApiException expiredToken(String token) {
        return new ApiException("ExpiredToken", 400, "The provided token has expired.").with("Token-0", token);
    }

    @Override
    public ApiException invalidToken(String token) {
        return new ApiException("InvalidToken", 400, "The provided token is malformed or otherwise invalid.")
                .with("Token-0", token);
    }

    @Override
    public ApiException mismatch(Mismatch mismatch) {
        return new ApiException(
                        "SignatureDoesNotMatch",
                        403,
                        "The request signature we calculated does not match the signature you provided. Check your key and"
                                + " signing method.")
                .with("AWSAccessKeyId", mismatch.accessKey())
                .with("StringToSign", mismatch.stringToSign())
                .with("SignatureProvided", mismatch.signature())
                .with("StringToSignBytes", spaced(mismatch.stringToSign()))
                .with("CanonicalRequest", mismatch.canonicalRequest())
                .with("CanonicalRequestBytes", spaced(mismatch.canonicalRequest()));
    }

    @Override
    public ApiException wrongPayload(String signedHash, String computedHash) {
        return new ApiException(
                        "XAmzContentSHA256Mismatch",
                        400,
                        "The provided 'x-amz-content-sha256' header does not match what was computed.")
                .with("ClientComputedContentSHA256", signedHash)
                .with("S3ComputedContentSHA256", computedHash);
    }

    @Override
    public ApiException tooLarge(long limit) {
        return new ApiException("MaxMessageLengthExceeded", 400, "Your request was too big.")
                .with("MaxMessageLengthBytes", Long.toString(limit));
    }

    private static ApiException header(String message) {
        return new ApiException(
                "AuthorizationHeaderMalformed", 400, "The authorization header is malformed; " + message);
    }

    private static ApiException query(String message) {
        return new ApiException("AuthorizationQueryParametersError", 400, message);
    }

    private static ApiException credential(Form form, String message) {
        return form == Form.HEADER
                ? header(message)
                : query("Error parsing the X-Amz-Credential parameter; " + message);
    }

    private static ApiException denied(String message) {
        return new ApiException("AccessDenied", 403, message);
    }

    private static ApiException argument(String message, String authorization) {
        return new ApiException("InvalidArgument", 400, message)
                .with("ArgumentName", "Authorization")
                .with("ArgumentValue", authorization);
    }

    private static String spaced(String text) {
        return SPACED.formatHex(text.getBytes(StandardCharsets.ISO_8859_1)).toLowerCase(Locale.ROOT);
    }
}

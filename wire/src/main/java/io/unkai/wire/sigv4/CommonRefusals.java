package io.unkai.wire.sigv4;

import io.unkai.kernel.error.ApiException;
import io.unkai.wire.sigv4.RefusalCodes.Code;
import io.unkai.wire.sigv4.SignedRequest.Form;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** How every service but S3 refuses. */
record CommonRefusals(RefusalCodes codes, String service) implements Refusals {
    private static final String EC2_MESSAGE = "AWS was not able to validate the provided access credentials";

    @Override
    public ApiException notSigned() {
        return refuse(codes.missing(), "Request is missing Authentication Token");
    }

    @Override
    public ApiException twoSignatures(String authorization) {
        return incomplete("Only one of the 'Authorization' header and the AWS query-string parameters may be present.");
    }

    @Override
    public ApiException unsupportedAuthorization(String authorization) {
        int space = authorization.indexOf(' ');
        var scheme = space < 0 ? authorization : authorization.substring(0, space);
        return scheme.startsWith("AWS4-") ? badAlgorithm(scheme) : badComponent(authorization, authorization);
    }

    @Override
    public ApiException missingComponents(List<String> missing, String authorization) {
        return incomplete(missing.stream()
                        .map(name -> "Authorization header requires '" + name + "' parameter.")
                        .collect(Collectors.joining(" "))
                + hashed(authorization));
    }

    @Override
    public ApiException badComponent(String component, String authorization) {
        return incomplete(
                "Invalid key=value pair (missing equal-sign) in Authorization header" + hashed(authorization));
    }

    @Override
    public ApiException missingParameters(List<String> missing) {
        return incomplete(missing.stream()
                        .map(name -> "AWS query-string parameters must include '" + name + "'.")
                        .collect(Collectors.joining(" "))
                + " Re-examine the query-string parameters.");
    }

    @Override
    public ApiException badAlgorithm(String algorithm) {
        return incomplete("Unsupported AWS 'algorithm': '" + algorithm + "'.");
    }

    @Override
    public ApiException badExpires(String message) {
        return incomplete(message);
    }

    @Override
    public ApiException badCredential(Form form, String credential) {
        return incomplete(
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '"
                        + credential + "'");
    }

    @Override
    public ApiException badTerminator(Form form, String terminator) {
        return mismatch(
                "Credential should be scoped with a valid terminator: 'aws4_request', not '" + terminator + "'.");
    }

    @Override
    public ApiException badScopeDate(Form form, String date) {
        return mismatch("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                + date + "'.");
    }

    @Override
    public ApiException wrongService(Form form, String actual) {
        return mismatch("Credential should be scoped to correct service: '" + service + "'. ");
    }

    @Override
    public ApiException wrongRegion(Form form, String region, String expected) {
        return mismatch("Credential should be scoped to a valid region. ");
    }

    @Override
    public ApiException wrongDate(Form form, String scopeDate, Instant time) {
        return mismatch("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                + scopeDate + "' != '" + AmzDate.day(time) + "', from '" + AmzDate.format(time) + "'.");
    }

    @Override
    public ApiException missingDate() {
        return incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
    }

    @Override
    public ApiException badDate(Form form, String date) {
        return incomplete("Date must be in ISO-8601 'basic format'. Got '" + date
                + "'. See http://en.wikipedia.org/wiki/ISO_8601");
    }

    @Override
    public ApiException skewed(Instant time, Instant now, Duration allowed) {
        return time.isBefore(now) ? expired(time, allowed, now) : notYetValid(time, now, allowed);
    }

    @Override
    public ApiException expired(Instant time, Duration lifetime, Instant now) {
        return mismatch("Signature expired: " + AmzDate.format(time) + " is now earlier than "
                + AmzDate.format(now.minus(lifetime)) + " (" + AmzDate.format(now) + " - " + lifetime.toMinutes()
                + " min.)");
    }

    @Override
    public ApiException notYetValid(Instant time, Instant now, Duration allowed) {
        return mismatch("Signature not yet current: " + AmzDate.format(time) + " is still later than "
                + AmzDate.format(now.plus(allowed)) + " (" + AmzDate.format(now) + " + " + allowed.toMinutes()
                + " min.)");
    }

    @Override
    public ApiException headersNotSigned(List<String> names) {
        var name = names.contains("host") ? "'Host' or ':authority'" : "'" + names.getFirst() + "'";
        return mismatch(name + " must be a 'SignedHeader' in the AWS Authorization.");
    }

    @Override
    public ApiException unknownKey(String accessKey) {
        return refuse(codes.unknownKey(), "The security token included in the request is invalid.");
    }

    @Override
    public ApiException expiredToken(String token) {
        return codes.expired().code().equals("RequestExpired")
                ? refuse(codes.expired(), "Request has expired.")
                : refuse(codes.expired(), "The security token included in the request is expired");
    }

    @Override
    public ApiException invalidToken(String token) {
        return unknownKey("");
    }

    @Override
    public ApiException mismatch(Mismatch mismatch) {
        return mismatch(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                        + " Access Key and signing method. Consult the service documentation for details.");
    }

    @Override
    public ApiException wrongPayload(String signedHash, String computedHash) {
        return mismatch(new Mismatch("", "", "", ""));
    }

    @Override
    public ApiException tooLarge(long limit) {
        return new ApiException(
                "RequestEntityTooLargeException",
                413,
                "Request must be smaller than " + limit + " bytes for this operation");
    }

    private ApiException incomplete(String message) {
        return refuse(codes.incomplete(), message);
    }

    private ApiException mismatch(String message) {
        return refuse(codes.mismatch(), message);
    }

    /** EC2 tells nobody why. */
    private static ApiException refuse(Code code, String message) {
        return new ApiException(code.code(), code.status(), code.code().equals("AuthFailure") ? EC2_MESSAGE : message);
    }

    /** AWS does not repeat the header: it may hold a secret. */
    private static String hashed(String authorization) {
        var hash = Hash.sha256().digest(authorization.getBytes(StandardCharsets.UTF_8));
        return " (hashed with SHA-256 and encoded with Base64): '"
                + Base64.getEncoder().encodeToString(hash) + "'.";
    }
}

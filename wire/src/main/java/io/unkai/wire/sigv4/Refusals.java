package io.unkai.wire.sigv4;

import io.unkai.kernel.error.ApiException;
import io.unkai.wire.sigv4.SignedRequest.Form;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How a family of services refuses requests that it cannot authenticate. Each method answers what to throw. */
interface Refusals {
    /** The family of a service, by what is expected of its requests. */
    static Refusals of(Expected expected) {
        return expected.isS3() ? new S3Refusals() : new CommonRefusals(RefusalCodes.of(expected), expected.service());
    }

    /** Nobody signed, and the operation needs it. */
    ApiException notSigned();

    /** Both the header and the query string carry a signature. */
    ApiException twoSignatures(String authorization);

    /** The header's scheme is none we know. */
    ApiException unsupportedAuthorization(String authorization);

    /** The header lacks parts. */
    ApiException missingComponents(List<String> missing, String authorization);

    /** A part of the header cannot be read. */
    ApiException badComponent(String component, String authorization);

    /** The query string lacks parameters. */
    ApiException missingParameters(List<String> missing);

    /** The query string names an unknown algorithm. */
    ApiException badAlgorithm(String algorithm);

    /** The lifetime of a presigned request is none. */
    ApiException badExpires(String message);

    /** The credential has not the right number of parts. */
    ApiException badCredential(Form form, String credential);

    /** The credential does not end as it should. */
    ApiException badTerminator(Form form, String terminator);

    /** The credential's day is none. */
    ApiException badScopeDate(Form form, String date);

    /** The credential is for another service. */
    ApiException wrongService(Form form, String service);

    /** The credential is for another region. */
    ApiException wrongRegion(Form form, String region, String expected);

    /** The credential's day is not that of the signature. */
    ApiException wrongDate(Form form, String scopeDate, Instant time);

    /** No header says when the request was signed. */
    ApiException missingDate();

    /** The time of the signature is none. */
    ApiException badDate(Form form, String date);

    /** Signed too long ago or too far in the future. */
    ApiException skewed(Instant time, Instant now, Duration allowed);

    /** A presigned request came after its time. */
    ApiException expired(Instant time, Duration lifetime, Instant now);

    /** A presigned request came before its time. */
    ApiException notYetValid(Instant time, Instant now, Duration allowed);

    /** Headers that must be signed are not. */
    ApiException headersNotSigned(List<String> names);

    /** There is no such access key. */
    ApiException unknownKey(String accessKey);

    /** The session token has expired. */
    ApiException expiredToken(String token);

    /** The session token is not that of the key, or none at all. */
    ApiException invalidToken(String token);

    /** The signature is wrong. */
    ApiException mismatch(Mismatch mismatch);

    /** The body is not what was signed. */
    ApiException wrongPayload(String signedHash, String computedHash);

    /** A body that must be read whole is too long. */
    ApiException tooLarge(long limit);
}

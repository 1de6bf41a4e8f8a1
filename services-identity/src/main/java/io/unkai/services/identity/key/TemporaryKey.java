package io.unkai.services.identity.key;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import java.time.Instant;

/**
 * Temporary credentials; their session token is this record, sealed.
 *
 * @param accessKey the access key id
 * @param secretKey the secret access key
 * @param principal whom they stand for
 * @param session what they say beside
 * @param expiration until when they are good, excluded
 */
public record TemporaryKey(
        String accessKey, String secretKey, Principal principal, Session session, Instant expiration) {
    /** The access key id only. */
    @Override
    public String toString() {
        return "TemporaryKey[" + accessKey + "]";
    }
}

package io.unkai.services.identity.key;

import java.time.Instant;

/**
 * Temporary credentials of a root user.
 *
 * @param accessKey the access key id
 * @param secretKey the secret access key
 * @param account the twelve-digit account
 * @param expiration until when they are good, excluded
 */
public record Session(String accessKey, String secretKey, String account, Instant expiration) {
    /** The access key id only. */
    @Override
    public String toString() {
        return "Session[" + accessKey + "]";
    }
}

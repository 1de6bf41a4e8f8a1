package io.unkai.kernel.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds what an access key proves. */
@FunctionalInterface
public interface Credentials {
    /**
     * Looks an access key up.
     *
     * @param accessKey the access key id as sent, possibly hostile
     * @param sessionToken the session token sent with it, or null
     * @param now the cloud's time
     * @return the credential, or null where there is no such active key
     * @throws io.unkai.kernel.error.ApiException with {@code ExpiredToken} or {@code InvalidToken}, in the words of STS, where the
     *     token is not good
     */
    @Nullable
    Credential find(String accessKey, @Nullable String sessionToken, Instant now);
}

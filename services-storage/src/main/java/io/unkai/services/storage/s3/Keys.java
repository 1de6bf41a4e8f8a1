package io.unkai.services.storage.s3;

import io.unkai.kernel.error.ApiException;
import java.nio.charset.StandardCharsets;

/** What a key may be. */
final class Keys {
    private Keys() {}

    /** Refuses a key that no object can have. */
    static String check(String key) {
        int size = key.getBytes(StandardCharsets.UTF_8).length;
        if (size > Limits.KEY) {
            throw new ApiException("KeyTooLongError", "Your key is too long")
                    .with("Size", Integer.toString(size))
                    .with("MaxSizeAllowed", Integer.toString(Limits.KEY));
        }
        if (key.isEmpty()) {
            throw S3Errors.invalidArgument("Key must not be empty", "Key", key);
        }
        return key;
    }
}

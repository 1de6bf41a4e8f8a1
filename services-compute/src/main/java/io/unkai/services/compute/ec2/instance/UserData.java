package io.unkai.services.compute.ec2.instance;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The bytes that a launch hands to its instances. */
final class UserData {
    private static final int MAX_BYTES = 16 << 10;

    private UserData() {}

    /** What base64 stands for. @throws ApiException if it is none, or too much */
    static Blob read(@Nullable String base64) {
        if (base64 == null || base64.isEmpty()) {
            return Blob.EMPTY;
        }
        try {
            return check(Blob.wrap(Base64.getDecoder().decode(base64.replaceAll("\\s", ""))));
        } catch (IllegalArgumentException notBase64) {
            throw new ApiException("InvalidUserData.Malformed", "Invalid BASE64 encoding of user data.");
        }
    }

    static Blob check(Blob data) {
        if (data.size() > MAX_BYTES) {
            throw Ec2Errors.invalidValue("User data is limited to " + MAX_BYTES + " bytes");
        }
        return data;
    }

    static String write(Blob data) {
        return Base64.getEncoder().encodeToString(data.shared());
    }
}

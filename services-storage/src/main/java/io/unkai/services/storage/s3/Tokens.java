package io.unkai.services.storage.s3;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Continuation tokens: where a page ended, in a form that clients do not read. */
final class Tokens {
    private static final char NAME = '1';
    private static final char GROUP = '2';
    private static final int LONGEST = 4 * (Limits.KEY + 2) / 3 + 8;

    private Tokens() {}

    /**
     * Where a page ended.
     *
     * @param name its last entry or group
     * @param group whether that is a group, all of which is passed
     */
    record Place(String name, boolean group) {}

    static String encode(Place place) {
        var text = (place.group ? GROUP : NAME) + place.name;
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The place a token stands for, or null where there is no token. */
    static @Nullable Place decode(@Nullable String token) {
        if (token == null) {
            return null;
        }
        try {
            if (!token.isEmpty() && token.length() <= LONGEST) {
                var bytes = Base64.getUrlDecoder().decode(token);
                var text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                if (!text.isEmpty() && (text.charAt(0) == NAME || text.charAt(0) == GROUP)) {
                    return new Place(text.substring(1), text.charAt(0) == GROUP);
                }
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw invalid(token);
        }
        throw invalid(token);
    }

    private static RuntimeException invalid(String token) {
        return S3Errors.invalidArgument("The continuation token provided is incorrect", "continuation-token", token);
    }
}

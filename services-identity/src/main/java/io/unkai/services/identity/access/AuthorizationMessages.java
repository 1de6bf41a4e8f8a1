package io.unkai.services.identity.access;

import io.unkai.kernel.seal.Sealer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Encoded authorization messages: why a call was refused, sealed, so that only those read it whom the caller's account lets. */
public final class AuthorizationMessages {
    /** Characters of a message at most, as {@code DecodeAuthorizationMessage} takes them. */
    private static final int MAX_CHARS = 10_240;

    private static final String PURPOSE = "authorization-message:";

    private final Sealer sealer;

    public AuthorizationMessages(Sealer sealer) {
        this.sealer = sealer;
    }

    /** The message of an account; empty where it would be too long. */
    String encode(String account, String json) {
        var sealed = sealer.seal(json.getBytes(StandardCharsets.UTF_8), PURPOSE + account);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        return text.length() > MAX_CHARS ? "" : text;
    }

    /** What a message of an account says, or null where it is none. */
    public @Nullable String decode(String account, String message) {
        if (message.length() > MAX_CHARS) {
            return null;
        }
        try {
            var opened = sealer.open(Base64.getUrlDecoder().decode(message), PURPOSE + account);
            return opened == null ? null : new String(opened, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}

package io.unkai.services.identity.iam.certificate;

import io.unkai.services.identity.iam.entity.Owned;
import java.time.Instant;

/**
 * An SSH public key of a user.
 *
 * @param body in the form of OpenSSH, for example {@code ssh-rsa AAAA...}
 * @param fingerprint MD5 of the key, in hexadecimal with colons
 * @param active whether it may be used
 * @param uploaded when
 */
public record SshKey(String body, String fingerprint, boolean active, Instant uploaded) {
    /** Keys of one user. */
    static final int PER_USER = 5;

    /** The keys of each user, by their ids. */
    public static final Owned<SshKey> OWNED = new Owned<>("iam.ssh-keys", SshKey.class);
}

package io.unkai.services.identity.key;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.Default;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import java.time.Instant;

/**
 * A long-term access key of a root user or an IAM user.
 *
 * @param account the twelve-digit account
 * @param sealedSecret the secret, sealed for {@link #purpose(String)}
 * @param created when it was made
 * @param userId the user's unique id, or empty for the root user
 * @param userPath the user's path, kept here so that a signature needs one look-up
 * @param userName the user's name, or empty for the root user
 * @param active whether it proves anything
 */
public record AccessKey(
        String account,
        Blob sealedSecret,
        Instant created,
        @Default("") String userId,
        @Default("/") String userPath,
        @Default("") String userName,
        @Default("true") boolean active) {
    /** All access keys by their id. */
    public static final Table<Id, AccessKey> TABLE =
            Table.kept("iam.access-keys", KeyCodecs.of(Id.class), RecordCodec.of(AccessKey.class));

    /** An access key id, for example {@code AKIAIOSFODNN7EXAMPLE}. */
    public record Id(String value) {}

    /** Whether it is the root user's. */
    public boolean root() {
        return userId.isEmpty();
    }

    /** Who signs with it. */
    public Principal principal() {
        return root() ? new Principal.Root(account) : new Principal.User(account, userPath, userName, userId);
    }

    /** The same, of a user with another name or path. */
    AccessKey of(String path, String name) {
        return new AccessKey(account, sealedSecret, created, userId, path, name, active);
    }

    /** The same, good for something or not. */
    AccessKey active(boolean nowActive) {
        return new AccessKey(account, sealedSecret, created, userId, userPath, userName, nowActive);
    }

    /** What the secret of a key is sealed for: it opens for no other key. */
    static String purpose(String id) {
        return "access-key:" + id;
    }
}

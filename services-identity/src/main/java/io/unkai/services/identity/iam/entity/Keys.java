package io.unkai.services.identity.iam.entity;

import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordKeys;
import java.util.Locale;

/** The keys of IAM's tables. */
public final class Keys {
    static final RecordKeys<Named> NAMED = KeyCodecs.of(Named.class);
    static final RecordKeys<Numbered> NUMBERED = KeyCodecs.of(Numbered.class);
    static final RecordKeys<Owned> OWNED = KeyCodecs.of(Owned.class);

    private Keys() {}

    /**
     * A thing by its name.
     *
     * @param account the twelve-digit account
     * @param name in lower case: names that differ only in case are the same
     */
    public record Named(String account, String name) {}

    /**
     * A thing by its unique id, its serial number, or its ARN.
     *
     * @param account the twelve-digit account
     * @param id the id
     */
    public record Numbered(String account, String id) {}

    /**
     * A thing that belongs to another.
     *
     * @param account the twelve-digit account
     * @param owner the unique id of what it belongs to; empty for the account's root user
     * @param id what tells it from the others of its owner
     */
    public record Owned(String account, String owner, String id) {}

    /** How ids become keys. */
    public static RecordKeys<Numbered> numbered() {
        return NUMBERED;
    }

    /** The key of a name as a caller writes it. */
    public static Named named(String account, String name) {
        return new Named(account, name.toLowerCase(Locale.ROOT));
    }

    /** All names of an account. */
    public static Range allNamed(String account) {
        return NAMED.prefix(account);
    }

    /** All ids of an account. */
    public static Range allNumbered(String account) {
        return NUMBERED.prefix(account);
    }

    /** All that belongs to anything of an account. */
    public static Range allOwned(String account) {
        return OWNED.prefix(account);
    }

    /** All that belongs to one thing. */
    public static Range allOf(String account, String owner) {
        return OWNED.prefix(account, owner);
    }
}

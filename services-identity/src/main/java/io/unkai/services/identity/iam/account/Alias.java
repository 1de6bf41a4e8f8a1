package io.unkai.services.identity.iam.account;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import org.jspecify.annotations.Nullable;

/**
 * The alias of an account: unique in the cloud, what users may sign in with in place of the account's digits.
 *
 * @param value the alias, or the account that has it
 */
public record Alias(String value) {
    private static final Table<Key, Alias> BY_ACCOUNT =
            new Table<>("iam.aliases", KeyCodecs.of(Key.class), RecordCodec.of(Alias.class));
    private static final Table<Key, Alias> BY_ALIAS =
            new Table<>("iam.aliases.accounts", KeyCodecs.of(Key.class), RecordCodec.of(Alias.class));

    private record Key(String value) {}

    /** The alias of an account, or null. */
    public static @Nullable String of(ReadTxn txn, String account) {
        return value(txn.get(BY_ACCOUNT, new Key(account)));
    }

    /** The account that has an alias, or null. */
    public static @Nullable String account(ReadTxn txn, String alias) {
        return value(txn.get(BY_ALIAS, new Key(alias)));
    }

    static void put(Txn txn, String account, String alias) {
        delete(txn, account);
        txn.put(BY_ACCOUNT, new Key(account), new Alias(alias));
        txn.put(BY_ALIAS, new Key(alias), new Alias(account));
    }

    static void delete(Txn txn, String account) {
        var old = of(txn, account);
        if (old != null) {
            txn.delete(BY_ACCOUNT, new Key(account));
            txn.delete(BY_ALIAS, new Key(old));
        }
    }

    private static @Nullable String value(@Nullable Alias found) {
        return found == null ? null : found.value;
    }
}

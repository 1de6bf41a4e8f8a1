package io.unkai.services.identity.registry;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds accounts by number and by e-mail address. */
public final class Accounts {
    private static final String DIGITS = "0123456789";
    private static final String FIRST_DIGITS = "123456789";
    private static final int LENGTH = 12;

    private record Id(String id) {}

    private record Email(String address) {}

    private record Owner(String account) {}

    private static final Table<Id, CloudAccount> TABLE =
            Table.kept("account.accounts", KeyCodecs.of(Id.class), RecordCodec.of(CloudAccount.class));
    private static final Table<Email, Owner> EMAILS =
            new Table<>("account.emails", KeyCodecs.of(Email.class), RecordCodec.of(Owner.class));

    private Accounts() {}

    /** The account of a number, or null where nobody registered it. */
    public static @Nullable CloudAccount find(ReadTxn txn, String id) {
        return txn.get(TABLE, new Id(id));
    }

    /** The account of a number; one that nobody registered has an address that reaches nobody. */
    public static CloudAccount of(ReadTxn txn, String id, Instant now) {
        var found = find(txn, id);
        return found == null ? CloudAccount.unregistered(id, now) : found;
    }

    /** The account of a number, registered now where it was not. */
    public static CloudAccount register(Txn txn, String id, Instant now) {
        var found = find(txn, id);
        if (found != null) {
            return found;
        }
        var account = CloudAccount.unregistered(id, now);
        put(txn, account);
        return account;
    }

    /** The account of an e-mail address, whatever its case, or null. */
    public static @Nullable CloudAccount byEmail(ReadTxn txn, String email) {
        var owner = txn.get(EMAILS, key(email));
        return owner == null ? null : find(txn, owner.account);
    }

    /** Whether an account was closed: nobody may act in it. */
    public static boolean suspended(ReadTxn txn, String id) {
        var account = find(txn, id);
        return account != null && account.status() == CloudAccount.Status.SUSPENDED;
    }

    /** Stores an account; its address must be free or its own. */
    public static void put(Txn txn, CloudAccount account) {
        var before = find(txn, account.id());
        if (before != null) {
            txn.delete(EMAILS, key(before.email()));
        }
        txn.put(TABLE, new Id(account.id()), account);
        txn.put(EMAILS, key(account.email()), new Owner(account.id()));
    }

    /** All registered accounts, by number. */
    public static List<CloudAccount> all(ReadTxn txn) {
        var all = new ArrayList<CloudAccount>();
        try (var cursor = txn.scan(TABLE, Range.ALL)) {
            cursor.forEachRemaining(entry -> all.add(entry.value()));
        }
        return all;
    }

    /** A number that no registered account has. */
    public static String freeId(ReadTxn txn, Ids ids) {
        while (true) {
            var id = ids.text(FIRST_DIGITS, 1) + ids.text(DIGITS, LENGTH - 1);
            if (find(txn, id) == null) {
                return id;
            }
        }
    }

    private static Email key(String email) {
        return new Email(email.toLowerCase(Locale.ROOT));
    }
}

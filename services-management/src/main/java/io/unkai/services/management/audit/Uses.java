package io.unkai.services.management.audit;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which actions users and roles used on which resources, and when last. Data is seen by its container: a bucket, not an object. */
public final class Uses {
    /** Most resources kept for an action of a principal; past them it is used on everything, {@code *}. */
    static final int MAX_RESOURCES = 200;

    private static final RecordKeys<Key> KEYS = KeyCodecs.of(Key.class);
    private static final Table<Key, When> TABLE = new Table<>("cloudtrail.uses", KEYS, RecordCodec.of(When.class));

    private Uses() {}

    private record Key(String principal, String action, String resource) {}

    private record When(Instant first, Instant last) {}

    /**
     * A use of an action.
     *
     * @param action prefix and name, for example {@code s3:PutObject}
     * @param resource the ARN of what it acted on, perhaps with {@code *}
     * @param principal the ARN of the user or the role
     */
    public record Use(String principal, String action, String resource) {}

    /** The ARN of the user or role that policies are attached to, or null where a caller has none. */
    static @Nullable String identity(Principal principal) {
        return switch (principal) {
            case Principal.User user -> user.arn();
            case Principal.RoleSession session -> session.roleArn();
            case Principal.FederatedUser user -> user.issuer().arn();
            case Principal.Root root -> null;
            case Principal.Service service -> null;
            case Principal.Anonymous nobody -> null;
        };
    }

    /** What a call used; nothing where it was not allowed, or where its caller has no policies. */
    static Set<Use> of(FinishedCall call) {
        var uses = new LinkedHashSet<Use>();
        var identity = identity(call.caller().principal());
        var input = call.input();
        if (identity == null
                || input == null
                || call.error() != null && denied(call.error().code())) {
            return uses;
        }
        for (var permission : Needs.of(call)) {
            for (var arn : Needs.arns(call, input, permission)) {
                if (uses.size() < Needs.MAX_RESOURCES) {
                    uses.add(new Use(identity, permission.action().name(), container(arn)));
                }
            }
        }
        return uses;
    }

    private static boolean denied(String code) {
        return code.startsWith("AccessDenied") || code.equals("UnauthorizedOperation");
    }

    private static String container(String arn) {
        int key = arn.startsWith("arn:aws:s3:::") ? arn.indexOf('/') : -1;
        return key < 0 ? arn : arn.substring(0, key) + "/*";
    }

    /** Remembers a use. */
    static void put(Txn txn, Use use, Instant at) {
        var key = new Key(use.principal, use.action, use.resource);
        var known = txn.get(TABLE, key);
        if (known == null && full(txn, use)) {
            key = new Key(use.principal, use.action, "*");
            known = txn.get(TABLE, key);
        }
        var last = at.truncatedTo(ChronoUnit.HOURS);
        if (known == null || known.last.isBefore(last)) {
            txn.put(TABLE, key, new When(known == null ? at : known.first, last));
        }
    }

    private static boolean full(ReadTxn txn, Use use) {
        int count = 0;
        try (var cursor = txn.scan(TABLE, KEYS.prefix(use.principal, use.action))) {
            while (cursor.hasNext() && count < MAX_RESOURCES) {
                cursor.next();
                count++;
            }
        }
        return count >= MAX_RESOURCES;
    }

    /**
     * What a user or role used, by action and resource.
     *
     * @param principal its ARN
     * @param since not what was last used before this hour
     * @param until not what was first used after it
     */
    public static List<Use> of(ReadTxn txn, String principal, Instant since, Instant until) {
        var uses = new ArrayList<Use>();
        var hour = since.truncatedTo(ChronoUnit.HOURS);
        try (var cursor = txn.scan(TABLE, KEYS.prefix(principal))) {
            while (cursor.hasNext()) {
                var entry = cursor.next();
                if (!entry.value().last.isBefore(hour) && !entry.value().first.isAfter(until)) {
                    uses.add(new Use(principal, entry.key().action, entry.key().resource));
                }
            }
        }
        return uses;
    }
}

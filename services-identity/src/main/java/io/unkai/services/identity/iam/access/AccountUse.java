package io.unkai.services.identity.iam.access;

import io.unkai.kernel.policy.Policy;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Which services there are, what a policy lets use of them, and what whole accounts used of them. */
public final class AccountUse {
    private AccountUse() {}

    /**
     * The last use of a service in an account.
     *
     * @param time when
     * @param region where
     * @param entities users and roles that ever used it
     */
    public record Latest(Instant time, String region, int entities) {
        private Latest and(ServiceUse use) {
            return use.time().isAfter(time)
                    ? new Latest(use.time(), use.region(), entities + 1)
                    : new Latest(time, region, entities + 1);
        }
    }

    /**
     * A question about an organization.
     *
     * @param path what it is about
     * @param created when it was asked
     */
    public record Question(String path, Instant created) {}

    /** The names of services by their namespaces. */
    public static SortedMap<String, String> services() {
        return ServiceNames.ALL;
    }

    /** Whether a policy allows any action of a service, whatever its conditions and resources. */
    public static boolean allows(Policy policy, String namespace) {
        return Granting.allows(policy, namespace);
    }

    /** The last uses in an account, by namespace. */
    public static Map<String, Latest> of(ReadTxn txn, String account) {
        var latest = new HashMap<String, Latest>();
        ServiceUse.all(txn, account, (namespace, use) -> {
            var known = latest.get(namespace);
            latest.put(namespace, known == null ? new Latest(use.time(), use.region(), 1) : known.and(use));
        });
        return latest;
    }

    /** Keeps a question. */
    public static void ask(Txn txn, String account, String id, Question question) {
        new AccessJob(question.path(), "ORGANIZATION", question.created()).put(txn, account, id);
    }

    /**
     * The question of an id.
     *
     * @throws io.unkai.kernel.error.ApiException NoSuchEntity
     */
    public static Question asked(ReadTxn txn, String account, @Nullable String id) {
        var job = AccessJob.require(txn, account, id);
        return new Question(job.arn(), job.created());
    }
}

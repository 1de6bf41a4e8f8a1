package io.unkai.services.identity.usage;

import static java.util.logging.Level.WARNING;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.StoreException;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.access.ServiceUse;
import io.unkai.services.identity.iam.entity.Entities;
import io.unkai.services.identity.iam.entity.LastUse;
import io.unkai.services.identity.key.KeyUse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

/**
 * Notes what was last used, behind the answers of calls: on a thread of its own, many uses in one transaction, each thing about once a
 * minute. Nobody waits for it; of more things than fit, some are noted later or, where the server ends before, not at all.
 */
public final class UseRecorder implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(UseRecorder.class.getName());
    private static final int MAX_THINGS = 50_000;
    private static final int BATCH = 500;
    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);
    private static final Duration BETWEEN_BATCHES = Duration.ofSeconds(5);

    private final Store store;
    private final Map<Thing, UsedBy> waiting = new ConcurrentHashMap<>();
    private final Map<Thing, Instant> noted = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofPlatform().name("last-used").daemon().unstarted(this::run);

    /** Notes in that store once it was started. */
    public UseRecorder(Store store) {
        this.store = store;
    }

    /** Something whose last use is kept. */
    private sealed interface Thing {
        record Key(String id) implements Thing {}

        record Role(String account, String id) implements Thing {}

        record Service(String account, String entity, String namespace) implements Thing {}
    }

    /** Begins to note. */
    public void start() {
        thread.start();
    }

    /** Takes a use; never waits. */
    public void offer(UsedBy use) {
        for (var thing : things(use)) {
            var last = noted.get(thing);
            boolean again =
                    last == null || use.time().isBefore(last) || !use.time().isBefore(last.plus(BETWEEN_NOTES));
            if (again && (waiting.size() < MAX_THINGS || waiting.containsKey(thing))) {
                waiting.put(thing, use);
            }
        }
    }

    private static List<Thing> things(UsedBy use) {
        return switch (use.principal()) {
            case Principal.Root _ -> use.accessKey().isEmpty() ? List.of() : List.of(new Thing.Key(use.accessKey()));
            case Principal.User user ->
                List.of(
                        new Thing.Key(use.accessKey()),
                        new Thing.Service(user.account(), user.userId(), use.service()));
            case Principal.RoleSession role ->
                List.of(
                        new Thing.Role(role.account(), role.roleId()),
                        new Thing.Service(role.account(), role.roleId(), use.service()));
            case Principal.FederatedUser _, Principal.Service _, Principal.Anonymous _ -> List.of();
        };
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(BETWEEN_BATCHES);
                flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Notes what was taken so far before it answers. */
    public synchronized void flush() {
        if (noted.size() > MAX_THINGS) {
            noted.clear();
        }
        while (!waiting.isEmpty()) {
            var batch = new HashMap<Thing, UsedBy>();
            for (var thing : waiting.keySet().stream().limit(BATCH).toList()) {
                var use = waiting.remove(thing);
                if (use != null) {
                    batch.put(thing, use);
                }
            }
            note(batch);
        }
    }

    private void note(Map<Thing, UsedBy> batch) {
        try {
            store.write(txn -> {
                batch.forEach((thing, use) -> note(txn, thing, use));
                return batch;
            });
            batch.forEach((thing, use) -> noted.put(thing, use.time()));
        } catch (StoreException e) {
            LOG.log(WARNING, "the last use of " + batch.size() + " keys, roles and services is not noted", e);
        }
    }

    private static void note(Txn txn, Thing thing, UsedBy use) {
        switch (thing) {
            case Thing.Key key -> KeyUse.note(txn, key.id(), new KeyUse(use.time(), use.service(), use.region()));
            case Thing.Role role -> {
                if (Entities.ROLES.byId(txn, role.account(), role.id()) != null) {
                    LastUse.note(txn, role.account(), role.id(), new LastUse(use.time(), use.region()));
                }
            }
            case Thing.Service service -> {
                if (Entities.ROLES.byId(txn, service.account(), service.entity()) != null
                        || Entities.USERS.byId(txn, service.account(), service.entity()) != null) {
                    ServiceUse.note(
                            txn,
                            service.account(),
                            service.entity(),
                            service.namespace(),
                            new ServiceUse(use.time(), use.region()));
                }
            }
        }
    }

    /** Forgets what was noted in a cloud that has been emptied since. */
    public void forget() {
        waiting.clear();
        noted.clear();
    }

    /** Notes the last uses and ends. */
    @Override
    public void close() {
        thread.interrupt();
        flush();
    }
}

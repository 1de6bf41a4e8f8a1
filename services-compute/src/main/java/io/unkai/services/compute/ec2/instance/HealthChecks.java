package io.unkai.services.compute.ec2.instance;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.planes.compute.MachineState;
import io.unkai.planes.network.NetworkException;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.eni.Enis;
import io.unkai.services.compute.ec2.instance.Health.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Checks running instances, and writes down what changed. */
public final class HealthChecks {
    /** How long a guest may take to be heard of after its start. */
    static final Duration START = Duration.ofMinutes(3);

    private static final Logger LOG = Logger.getLogger(HealthChecks.class.getName());

    private final Store store;
    private final Host host;
    private final BiPredicate<StoredInstance, Instant> heard;
    private final Supplier<Instant> clock;

    private record Known(StoredInstance instance, List<String> interfaces, Health health) {}

    private record Found(Key key, Health before, Health after) {}

    /**
     * @param host where machines run
     * @param heard whether a guest's network has been heard of since a moment
     * @param clock the cloud's time
     */
    public HealthChecks(Store store, Host host, BiPredicate<StoredInstance, Instant> heard, Supplier<Instant> clock) {
        this.store = store;
        this.host = host;
        this.heard = heard;
        this.clock = clock;
    }

    /** Checks all running instances once; to be called every few seconds. */
    public void check() {
        if (host.unavailable().isPresent()) {
            return;
        }
        var now = clock.get();
        var changes = running(now).stream()
                .map(known -> check(known, now))
                .filter(found -> !found.after.equals(found.before))
                .toList();
        if (changes.isEmpty()) {
            return;
        }
        store.write(txn -> {
            for (var change : changes) {
                var instance = StoredInstance.TABLE.get(txn, change.key);
                if (instance != null && instance.state() == State.RUNNING) {
                    Health.put(txn, change.key, change.after);
                }
            }
            return true;
        });
    }

    private List<Known> running(Instant now) {
        return store.read(txn -> Instances.running(txn).stream()
                .map(instance -> known(txn, instance, now))
                .toList());
    }

    private static Known known(ReadTxn txn, StoredInstance instance, Instant now) {
        @Nullable Health health = Health.of(txn, instance.key());
        return new Known(
                instance,
                Enis.ofInstance(txn, instance.key()).stream()
                        .map(eni -> eni.id())
                        .toList(),
                health == null ? Health.starting(now) : health);
    }

    private Found check(Known known, Instant now) {
        var instance = known.instance;
        boolean runs = host.compute().state(instance.id()) == MachineState.RUNNING
                && host.network().plugged(instance.place().vpc()).keySet().containsAll(known.interfaces);
        var started = instance.progress().changed();
        // Who was heard once since its start and runs on is not lost when the server, which remembers that, starts
        // again.
        boolean before = known.health.heard()
                || known.health.guest() == Check.OK
                        && !known.health.guestSince().isBefore(started);
        boolean heardOf = before || heard.test(instance, started);
        boolean answers = runs && heardOf && uses(known);
        boolean late = heardOf || !now.isBefore(started.plus(START));
        var guest = answers ? Check.OK : late ? Check.IMPAIRED : Check.INITIALIZING;
        return new Found(
                instance.key(),
                known.health,
                known.health.after(runs ? Check.OK : Check.IMPAIRED, guest, heardOf, now));
    }

    /** Whether the guest uses its first interface: what is taken down inside is not reachable, whatever it once said. */
    private boolean uses(Known known) {
        try {
            return !known.interfaces.isEmpty()
                    && host.network().isUsed(known.instance.place().vpc(), known.interfaces.getFirst());
        } catch (NetworkException e) {
            // It ended at this moment, which the next check sees.
            LOG.log(Level.FINE, "A guest cannot be looked at", e);
            return false;
        }
    }
}

package io.unkai.services.compute.ec2.instance;

import io.unkai.kernel.store.Store;
import io.unkai.planes.compute.MachineState;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.type.MachineType;
import io.unkai.services.compute.ec2.type.MachineTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Meters the CPU credits of burstable instances: a credit is one virtual processor for a minute. They accrue by the hour, up to a day's
 * worth. Who has none left is held to what it earns, or, where it is unlimited, goes on with surplus credits, which it owes.
 */
public final class CreditMeter {
    private final Store store;
    private final Host host;
    private final Supplier<Instant> clock;
    /** As last looked at; what is stored may be a minute older. */
    private final Map<Key, CreditBalance> balances = new HashMap<>();

    private record Burstable(
            StoredInstance instance,
            MachineType type,
            @Nullable CreditBalance stored) {}

    /**
     * @param host where machines run
     * @param clock the cloud's time
     */
    public CreditMeter(Store store, Host host, Supplier<Instant> clock) {
        this.store = store;
        this.host = host;
        this.clock = clock;
    }

    /** Looks at all running burstable instances; to be called every few seconds. */
    public synchronized void meter() {
        if (host.unavailable().isPresent()) {
            return;
        }
        var now = clock.get();
        var running = running();
        balances.keySet()
                .retainAll(running.stream().map(one -> one.instance.key()).toList());
        var changed = new HashMap<Key, CreditBalance>();
        for (var one : running) {
            var key = one.instance.key();
            if (host.compute().state(key.id()) == MachineState.RUNNING) {
                var balance = meter(one, now);
                balances.put(key, balance);
                if (balance.worthStoring(one.stored)) {
                    changed.put(key, balance);
                }
            }
        }
        if (!changed.isEmpty()) {
            store.write(txn -> {
                changed.forEach((key, balance) -> {
                    var instance = StoredInstance.TABLE.get(txn, key);
                    if (instance != null && instance.state() == State.RUNNING) {
                        CreditBalance.put(txn, key, balance);
                    }
                });
                return true;
            });
        }
    }

    private CreditBalance meter(Burstable one, Instant now) {
        var instance = one.instance;
        var type = one.type;
        long time = host.compute().processorTime(instance.id());
        var last = balances.getOrDefault(instance.key(), one.stored);
        var started = instance.progress().changed();
        var before = last == null || last.seen().isBefore(started) ? CreditBalance.atStart(type, last, started) : last;
        boolean unlimited = instance.attributes().unlimitedCredits();
        var balance = before.after(type, unlimited, time, now);
        boolean held = !unlimited && balance.held(before);
        if (held != before.held() || held && time < before.time()) {
            host.compute().limitProcessors(instance.id(), held ? CreditBalance.baseline(type) : type.vcpus() * 100);
        }
        return balance.holding(held);
    }

    private List<Burstable> running() {
        return store.read(txn -> {
            var found = new ArrayList<Burstable>();
            for (var instance : Instances.running(txn)) {
                var type = MachineTypes.find(instance.attributes().type());
                if (type != null && type.burstable()) {
                    found.add(new Burstable(instance, type, CreditBalance.of(txn, instance.key())));
                }
            }
            return found;
        });
    }
}

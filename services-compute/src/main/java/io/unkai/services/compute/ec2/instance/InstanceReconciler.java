package io.unkai.services.compute.ec2.instance;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Store;
import io.unkai.planes.compute.MachineState;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.eni.Enis;
import io.unkai.services.compute.ec2.net.Eni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes machines what instances say, and instances what is seen of machines. */
final class InstanceReconciler implements Reconciler {
    /** How long a guest may take to power off before its power is cut. */
    private static final Duration STOP_GRACE = Duration.ofSeconds(60);

    /** How long a guest may take to reboot before its power is cut, as on EC2. */
    private static final Duration REBOOT_GRACE = Duration.ofMinutes(4);

    private static final Duration TERMINATE_GRACE = Duration.ofSeconds(15);
    /** How long a terminated instance is shown. */
    private static final Duration SHOWN = Duration.ofHours(1);

    /** How often a guest that is to power off is looked at, where nothing tells that it did. */
    private static final Duration OFF_POLL = Duration.ofMillis(500);

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Store store;
    private final Machines machines;
    private final Booting booting;
    private final Ending ending;
    private final Supplier<Instant> clock;

    InstanceReconciler(Store store, Machines machines, Booting booting, Ending ending, Supplier<Instant> clock) {
        this.store = store;
        this.machines = machines;
        this.booting = booting;
        this.ending = ending;
        this.clock = clock;
    }

    /** What is known of an instance. */
    record Known(StoredInstance instance, List<Eni> interfaces) {}

    @Override
    public String kind() {
        return Instances.KIND;
    }

    @Override
    public Outcome reconcile(String text) {
        var key = Key.parse(text);
        var known = store.<@Nullable Known>read(txn -> {
            var stored = StoredInstance.TABLE.get(txn, key);
            return stored == null ? null : new Known(stored, Enis.ofInstance(txn, key));
        });
        if (known == null) {
            return Outcome.done();
        }
        return switch (known.instance.state()) {
            case PENDING -> booting.boot(known);
            case RUNNING -> running(known);
            case STOPPING -> off(known, STOP_GRACE, State.STOPPED);
            case SHUTTING_DOWN -> off(known, TERMINATE_GRACE, State.TERMINATED);
            case STOPPED -> Outcome.done();
            case TERMINATED -> forget(known.instance);
        };
    }

    private Outcome running(Known known) {
        var instance = known.instance;
        return switch (machines.state(instance)) {
            case RUNNING -> {
                if (instance.progress().wish() == Progress.Wish.REBOOT) {
                    machines.reboot(instance);
                    update(
                            instance,
                            now -> now.with(
                                    machines.showsReboots(now)
                                            ? now.progress().rebooting(clock.get())
                                            : now.progress().rebooted()));
                    yield Outcome.again(POLL);
                }
                yield awaitReboot(instance, booting.plug(known));
            }
            case POWERED_OFF -> {
                if (isOverdue(instance)) {
                    yield reboot(known);
                }
                var next = instance.attributes().terminateOnPowerOff() ? State.SHUTTING_DOWN : State.STOPPING;
                update(instance, now -> now.in(next, now.progress().byGuest(clock.get())));
                yield Outcome.again(Duration.ZERO);
            }
            case ABSENT, CREATED, REBOOTING, FAILED -> reboot(known);
        };
    }

    private Outcome reboot(Known known) {
        var outcome = booting.boot(known);
        if (known.instance.progress().asked() != null && machines.state(known.instance) == MachineState.RUNNING) {
            update(known.instance, now -> now.with(now.progress().rebooted()));
        }
        return outcome;
    }

    /** Sees to a guest that does not do what it was asked for, at the latest when nothing else happens. */
    private Outcome awaitReboot(StoredInstance instance, Outcome otherwise) {
        var asked = instance.progress().asked();
        if (asked == null) {
            return otherwise;
        }
        if (isOverdue(instance)) {
            machines.cutPower(instance);
            return Outcome.again(Duration.ZERO);
        }
        return otherwise instanceof Outcome.Done
                ? Outcome.again(Duration.between(clock.get(), asked.plus(REBOOT_GRACE)))
                : otherwise;
    }

    private boolean isOverdue(StoredInstance instance) {
        var asked = instance.progress().asked();
        return asked != null && !clock.get().isBefore(asked.plus(REBOOT_GRACE));
    }

    private Outcome off(Known known, Duration grace, State next) {
        var instance = known.instance;
        if (machines.state(instance) == MachineState.RUNNING) {
            if (!past(instance, grace) && instance.progress().wish() != Progress.Wish.AT_ONCE) {
                machines.powerOff(instance);
                return Outcome.again(OFF_POLL);
            }
            machines.cutPower(instance);
        }
        machines.remove(instance, known.interfaces);
        return ending.end(instance, next);
    }

    private boolean past(StoredInstance instance, Duration grace) {
        return !clock.get().isBefore(instance.progress().changed().plus(grace));
    }

    /** Removes a terminated instance once it was shown long enough. */
    private Outcome forget(StoredInstance instance) {
        var left = Duration.between(clock.get(), instance.progress().changed().plus(SHOWN));
        if (left.isPositive()) {
            return Outcome.again(left.compareTo(POLL) < 0 ? POLL : left);
        }
        store.write(txn -> {
            Instances.remove(txn, instance);
            return true;
        });
        return Outcome.done();
    }

    /** Changes the instance, unless a call changed its state meanwhile. */
    private void update(StoredInstance seen, UnaryOperator<StoredInstance> change) {
        store.write(txn -> StoredInstance.TABLE.change(txn, seen.key(), now -> now.state() == seen.state(), change));
    }
}

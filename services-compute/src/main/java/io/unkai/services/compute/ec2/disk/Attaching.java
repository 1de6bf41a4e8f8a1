package io.unkai.services.compute.ec2.disk;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.planes.block.BlockException;
import io.unkai.planes.block.BlockPlane;
import io.unkai.planes.compute.ComputeException;
import io.unkai.planes.compute.ComputePlane;
import io.unkai.planes.compute.MachineState;
import io.unkai.services.compute.ec2.instance.Host;
import io.unkai.services.compute.ec2.instance.State;
import io.unkai.services.compute.ec2.instance.StoredInstance;
import io.unkai.services.compute.ec2.secret.DataKeys;
import io.unkai.services.compute.ec2.volume.Attachment;
import io.unkai.services.compute.ec2.volume.DeviceName;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Brings volumes to the machines of the instances they are attached to, and takes them away. */
final class Attaching {
    private static final Duration POLL = Duration.ofMillis(250);
    /** How often is looked whether a volume is still mounted. */
    private static final Duration BUSY_POLL = Duration.ofSeconds(2);

    private final Store store;
    private final ComputePlane compute;
    private final BlockPlane block;
    private final DataKeys keys;

    Attaching(Store store, Host host, DataKeys keys) {
        this.store = store;
        this.compute = host.compute();
        this.block = host.block();
        this.keys = keys;
    }

    /** Brings a volume to all that have it, and locks it where none of them can use it. */
    Outcome bring(StoredVolume volume) {
        var outcome = Outcome.done();
        RuntimeException failure = null;
        for (var attachment : volume.attachments()) {
            try {
                outcome = sooner(outcome, bring(volume, attachment));
            } catch (ComputeException | BlockException e) {
                // The others get it all the same.
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        if (store.<Boolean>read(txn -> isIdle(txn, volume))) {
            block.lock(volume.id());
        }
        return outcome;
    }

    private static Outcome sooner(Outcome one, Outcome other) {
        return one instanceof Outcome.Again(Duration first)
                        && !(other instanceof Outcome.Again(Duration second) && second.compareTo(first) < 0)
                ? one
                : other;
    }

    /** Whether no machine can have use of a volume: it is attached to none, or only to instances that are off. */
    private static boolean isIdle(ReadTxn txn, StoredVolume volume) {
        var now = StoredVolume.TABLE.get(txn, volume.key());
        return now == null
                || now.within().stream()
                        .map(id -> StoredInstance.TABLE.get(txn, volume.key().sibling(id)))
                        .allMatch(
                                one -> one == null || one.state() == State.STOPPED || one.state() == State.TERMINATED);
    }

    private Outcome bring(StoredVolume volume, Attachment attachment) {
        var instance = store.<@Nullable StoredInstance>read(
                txn -> StoredInstance.TABLE.get(txn, volume.key().sibling(attachment.instance())));
        if (instance == null || instance.state() == State.TERMINATED) {
            becomes(volume, attachment, null);
            return Outcome.done();
        }
        if (instance.root().volume().equals(volume.id())) {
            if (instance.state() == State.RUNNING) {
                compute.limitVolume(instance.id(), volume.id(), Speed.of(volume.spec()));
            }
            return Outcome.done();
        }
        return switch (instance.state()) {
            case RUNNING -> running(volume, attachment);
            case STOPPED -> noted(volume, attachment);
            case PENDING, STOPPING, SHUTTING_DOWN ->
                attachment.phase() == Attachment.Phase.ATTACHED ? Outcome.done() : Outcome.again(POLL);
            case TERMINATED -> Outcome.done();
        };
    }

    /** A machine that is off gets its volumes when it boots. */
    private Outcome noted(StoredVolume volume, Attachment attachment) {
        becomes(
                volume,
                attachment,
                attachment.phase().leaving() ? null : attachment.in(Attachment.Phase.ATTACHED, false));
        return Outcome.done();
    }

    private Outcome running(StoredVolume volume, Attachment attachment) {
        var machine = attachment.instance();
        if (compute.state(machine) != MachineState.RUNNING) {
            // It boots again, and asks for its volumes then.
            return attachment.phase() == Attachment.Phase.ATTACHED ? Outcome.done() : Outcome.again(POLL);
        }
        var device = DeviceName.inside(attachment.device());
        if (!attachment.phase().leaving()) {
            block.knowing(keys.of(volume.id(), volume.secret())).unlock(volume.id());
            compute.attach(machine, volume.id(), device, volume.multiAttach());
            compute.limitVolume(machine, volume.id(), Speed.of(volume.spec()));
            becomes(volume, attachment, attachment.in(Attachment.Phase.ATTACHED, false));
            return Outcome.done();
        }
        if (compute.detach(machine, device, attachment.force())) {
            becomes(volume, attachment, null);
            return Outcome.done();
        }
        becomes(volume, attachment, attachment.in(Attachment.Phase.BUSY, false));
        return Outcome.again(BUSY_POLL);
    }

    /** Notes what was seen, unless a call changed the attachment meanwhile. */
    private void becomes(StoredVolume seen, Attachment before, @Nullable Attachment after) {
        if (!before.equals(after)) {
            store.write(txn -> StoredVolume.TABLE.change(
                    txn,
                    seen.key(),
                    now -> before.equals(now.to(before.instance())),
                    now -> after == null ? now.detached(before.instance()) : now.attached(after)));
        }
    }
}

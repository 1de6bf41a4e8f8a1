package io.unkai.services.compute.ec2.disk;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.store.Store;
import io.unkai.planes.block.BlockPlane;
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

    Outcome bring(StoredVolume volume, Attachment attachment) {
        var instance = store.<@Nullable StoredInstance>read(
                txn -> StoredInstance.TABLE.get(txn, volume.key().sibling(attachment.instance())));
        if (instance == null || instance.state() == State.TERMINATED) {
            block.lock(volume.id());
            becomes(volume, attachment, null);
            return Outcome.done();
        }
        if (instance.root().volume().equals(volume.id())) {
            if (instance.state() == State.RUNNING) {
                compute.limitVolume(instance.id(), volume.id(), Speed.of(volume.spec()));
            } else if (instance.state() == State.STOPPED) {
                block.lock(volume.id());
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
        block.lock(volume.id());
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
            compute.attach(machine, volume.id(), device);
            compute.limitVolume(machine, volume.id(), Speed.of(volume.spec()));
            becomes(volume, attachment, attachment.in(Attachment.Phase.ATTACHED, false));
            return Outcome.done();
        }
        if (compute.detach(machine, device, attachment.force())) {
            block.lock(volume.id());
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
                    txn, seen.key(), now -> before.equals(now.attachment()), now -> now.attached(after)));
        }
    }
}

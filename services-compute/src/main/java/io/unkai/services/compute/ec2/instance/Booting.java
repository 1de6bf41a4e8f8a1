package io.unkai.services.compute.ec2.instance;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.block.BlockException;
import io.unkai.planes.compute.ComputeException;
import io.unkai.planes.compute.MachineState;
import io.unkai.planes.network.NetworkException;
import io.unkai.services.compute.ec2.eni.Enis;
import io.unkai.services.compute.ec2.guest.GuestService;
import io.unkai.services.compute.ec2.image.ImagePreparation;
import io.unkai.services.compute.ec2.image.PublicImage;
import io.unkai.services.compute.ec2.image.PublicImages;
import io.unkai.services.compute.ec2.image.StoredImage;
import io.unkai.services.compute.ec2.instance.InstanceReconciler.Known;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Readiness;
import io.unkai.services.compute.ec2.net.Wanted;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import io.unkai.services.compute.ec2.volume.VolumeState;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Boots the machines of instances, once everything is there that they need. */
final class Booting {
    private static final Logger LOG = Logger.getLogger(Booting.class.getName());
    /** How long an instance may be pending for once things go wrong. */
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private static final Duration IMAGE_POLL = Duration.ofMillis(250);
    private static final Duration ROOT_POLL = Duration.ofMillis(20);
    private static final Duration NETWORK_POLL = Duration.ofMillis(20);
    private static final Duration LOST_NETWORK_POLL = Duration.ofMillis(250);
    private static final Duration START_POLL = Duration.ofMillis(20);

    private final Store store;
    private final Machines machines;
    private final PublicImages images;
    private final GuestService services;
    private final Supplier<Instant> clock;

    /** @param services what the cloud serves to guests of VPCs that have instances */
    Booting(Store store, Machines machines, PublicImages images, GuestService services, Supplier<Instant> clock) {
        this.store = store;
        this.machines = machines;
        this.images = images;
        this.services = services;
        this.clock = clock;
    }

    /** Boots a machine that is to run and does not. */
    Outcome boot(Known known) {
        var instance = known.instance();
        var unavailable = machines.host().unavailable();
        if (unavailable.isPresent()) {
            return Outcome.failed("instances cannot run on this host: " + unavailable.get());
        }
        if (store.<Boolean>read(txn -> isHeld(txn, instance))) {
            return Outcome.again(ROOT_POLL);
        }
        var root = store.read(txn -> StoredVolume.TABLE.find(txn, instance.volumeKey()));
        var image = images.ofSnapshot(instance.key().region(), root.snapshot());
        if (image != null && isNeeded(image, root)) {
            return prepare(instance, image);
        }
        if (root.state() == VolumeState.CREATING) {
            return Outcome.again(ROOT_POLL);
        }
        if (root.state() == VolumeState.ERROR) {
            return fail(instance, "its root volume could not be made of " + root.snapshot());
        }
        try {
            // The network is made at the same time.
            var guest = machines.prepare(instance, Power.type(instance), image, root);
            if (!machines.networked(instance, known.interfaces())) {
                return awaitNetwork(known);
            }
            services.serve(instance.vpcKey());
            machines.start(instance, guest, known.interfaces());
        } catch (ComputeException | BlockException | NetworkException e) {
            return retry(instance, e);
        }
        if (machines.state(instance) != MachineState.RUNNING) {
            return Outcome.again(START_POLL);
        }
        started(known);
        return Outcome.done();
    }

    /** A network that was made and is gone, as after a restart of the host, is asked for again. */
    private Outcome awaitNetwork(Known known) {
        if (known.interfaces().stream().anyMatch(eni -> eni.state() == Readiness.PENDING)) {
            return Outcome.again(NETWORK_POLL);
        }
        store.write(txn -> {
            Wanted.changed(txn, known.instance().vpcKey());
            return true;
        });
        return Outcome.again(LOST_NETWORK_POLL);
    }

    /** What fails is tried again where that may help, but nobody waits for ever. */
    private Outcome retry(StoredInstance instance, RuntimeException why) {
        var message = String.valueOf(why.getMessage());
        boolean late = clock.get().isAfter(instance.progress().changed().plus(LONGEST_START));
        boolean lasting = why instanceof ComputeException failure && failure.isLasting();
        return (late || lasting) && instance.state() == State.PENDING
                ? fail(instance, message)
                : Outcome.failed(message);
    }

    private Outcome prepare(StoredInstance instance, PublicImage image) {
        var failure = store.<ImagePreparation.State>read(txn -> ImagePreparation.state(txn, image.image()))
                .failureSince(instance.progress().changed());
        if (failure != null) {
            return fail(instance, failure);
        }
        if (!store.<Boolean>read(txn -> ImagePreparation.wanted(txn, image.image()))) {
            store.write(txn -> {
                ImagePreparation.want(txn, image.image());
                return true;
            });
        }
        return Outcome.again(IMAGE_POLL);
    }

    /** What was launched before needs its image no more, which may have become another one. */
    private boolean isNeeded(PublicImage image, StoredVolume root) {
        var block = machines.host().block();
        return !block.isPrepared(image.image()) && !block.volumes().contains(root.id());
    }

    /** An instance that an image is made of stays off until its volumes are kept. */
    private static boolean isHeld(ReadTxn txn, StoredInstance instance) {
        return StoredImage.TABLE.within(txn, instance.key()).stream().anyMatch(StoredImage::holds);
    }

    /** An instance that cannot be launched is terminated, as on AWS; one that was stopped before is stopped again. */
    private Outcome fail(StoredInstance instance, String why) {
        LOG.log(Level.WARNING, "Instance " + instance.id() + " cannot be started: " + why);
        store.write(txn -> {
            var now = StoredInstance.TABLE.get(txn, instance.key());
            if (now != null && now.state() == State.PENDING) {
                var next = launched(txn, now) ? State.STOPPING : State.SHUTTING_DOWN;
                Instances.put(txn, now.in(next, now.progress().failed(clock.get(), why)));
            }
            return true;
        });
        return Outcome.done();
    }

    /** Whether it ran before: then its volume is older than this start, and keeps what is on it. */
    private static boolean launched(Txn txn, StoredInstance instance) {
        var volume = StoredVolume.TABLE.get(txn, instance.volumeKey());
        return volume != null && volume.created().isBefore(instance.progress().launched());
    }

    private void started(Known known) {
        var instance = known.instance();
        store.write(txn -> {
            boolean first = StoredInstance.TABLE.change(
                    txn,
                    instance.key(),
                    now -> now.state() == State.PENDING,
                    now -> now.in(State.RUNNING, now.progress().running(clock.get())));
            if (first) {
                Health.put(txn, instance.key(), Health.starting(clock.get()));
            }
            known.interfaces().forEach(eni -> Enis.plugged(txn, eni));
            StoredVolume.TABLE.within(txn, instance.key()).forEach(volume -> volume.save(txn));
            return true;
        });
    }

    /** Plugs what was attached to a running machine or lost by it, and unplugs what was detached. */
    Outcome plug(Known known) {
        var instance = known.instance();
        var plugged = machines.unplug(
                instance,
                id -> store.read(
                        txn -> isAttached(Eni.TABLE.get(txn, instance.key().sibling(id)))));
        services.serve(known.instance().vpcKey());
        boolean whole = known.interfaces().stream()
                .noneMatch(eni -> switch (Attached.attachment(eni).state()) {
                    case ATTACHING -> true;
                    case ATTACHED -> !plugged.contains(eni.id());
                    case DETACHING -> false;
                });
        return whole ? Outcome.done() : boot(known);
    }

    private static boolean isAttached(@Nullable Eni eni) {
        return eni != null && eni.attachment() != null;
    }
}

package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Reservation;
import io.unkai.api.ec2.RunInstancesRequest;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.compute.Capacity;
import io.unkai.services.compute.ec2.base.ClientTokens;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.eni.Enis;
import io.unkai.services.compute.ec2.image.PublicImages;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.PublicPool;
import io.unkai.services.compute.ec2.secret.DiskSecret;
import io.unkai.services.compute.ec2.secret.EbsEncryption;
import io.unkai.services.compute.ec2.snapshot.StoredSnapshot;
import io.unkai.services.compute.ec2.template.Templates;
import io.unkai.services.compute.ec2.volume.Attachment;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import io.unkai.services.compute.ec2.volume.VolumeState;
import io.unkai.services.compute.ec2.vpc.DefaultVpc;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Launches instances. */
final class Launches {
    private static final int MOST = 500;

    private final Store store;
    private final Host host;
    private final PublicImages images;
    private final Profiles profiles;
    private final PublicPool pool;

    Launches(Store store, Host host, PublicImages images, Profiles profiles, PublicPool pool) {
        this.store = store;
        this.host = host;
        this.images = images;
        this.profiles = profiles;
        this.pool = pool;
    }

    void register(Handlers on) {
        on.onUpload(Ec2.RUN_INSTANCES, (call, in, body) -> look(call, in), this::run);
    }

    /**
     * What was found out before the transaction.
     *
     * @param capacity what the host has
     * @param profile the profile that the launch names, or null
     */
    private record Seen(Capacity capacity, Profiles.@Nullable Found profile) implements AutoCloseable {
        @Override
        public void close() {}
    }

    private Seen look(Call call, RunInstancesRequest in) throws IOException {
        var capacity = host.require();
        var whole = store.read(txn -> Templates.complete(call, txn, in));
        return new Seen(capacity, profiles.find(call, whole.iamInstanceProfile()));
    }

    private Reservation run(Call call, Txn txn, RunInstancesRequest in, Seen seen) {
        DefaultVpc.ensure(call, txn);
        var id = ClientTokens.once(call, txn, in.clientToken(), in, () -> launch(call, txn, in, seen));
        var launched = StoredInstance.TABLE.within(txn, Key.of(call, id)).stream()
                .map(stored -> InstanceFilters.Found.of(txn, stored))
                .toList();
        if (launched.isEmpty()) {
            throw Ec2Errors.incorrectState("The instances that were launched with this client token are gone.");
        }
        return InstanceList.reservation(launched);
    }

    private String launch(Call call, Txn txn, RunInstancesRequest in, Seen seen) {
        var whole = Templates.complete(call, txn, in);
        int least = Objects.requireNonNullElse(whole.minCount(), 0);
        int most = Objects.requireNonNullElse(whole.maxCount(), 0);
        checkCounts(least, most);
        var profile = seen.profile;
        if (profile != null) {
            Profiles.authorise(call, profile);
        }
        var plan = LaunchPlan.of(call, txn, whole, images, profile);
        int count = (int) Math.min(most, HostRoom.fits(txn, seen.capacity, plan.type()));
        if (count < least) {
            throw Host.full(plan.type(), plan.zone());
        }
        var reservation = call.ids().next("r");
        for (int i = 0; i < count; i++) {
            create(call, txn, in, plan, reservation, i);
        }
        return reservation;
    }

    private static void checkCounts(int least, int most) {
        if (least < 1) {
            throw Ec2Errors.invalidValue("minCount", least, "Must be 1 or more.");
        }
        if (most < least) {
            throw Ec2Errors.invalidValue("maxCount", most, "Must be at least minCount (" + least + ").");
        }
        if (least > MOST) {
            throw Ec2Errors.invalidValue(
                    "minCount", least, "At most " + MOST + " instances can be launched at a time.");
        }
    }

    private void create(Call call, Txn txn, RunInstancesRequest in, LaunchPlan plan, String reservation, int index) {
        var key = Key.of(call, call.ids().next(Kind.INSTANCE.prefix()));
        Eni first = null;
        for (var card : plan.cards()) {
            var eni = attach(call, txn, plan, key, card);
            first = first == null ? eni : first;
        }
        var volume = volume(call, txn, plan, key);
        for (var disk : plan.dataDisks()) {
            var made = disk.create(call, txn, key.id(), plan.zone());
            requireEncryption(made);
            Ec2Tags.create(call, txn, Kind.VOLUME, made.key(), plan.tagsOf(Kind.VOLUME));
        }
        var instance = new StoredInstance(
                key,
                State.PENDING,
                origin(call, txn, in, plan, reservation, index),
                place(plan, Objects.requireNonNull(first)),
                new StoredInstance.Root(volume.id(), device(volume)),
                plan.attributes(),
                plan.metadata(),
                Progress.launch(call.now()));
        HostRoom.take(txn, key, plan.type());
        Instances.put(txn, instance);
        Ec2Tags.create(call, txn, Kind.INSTANCE, key, plan.tagsOf(Kind.INSTANCE));
    }

    private Eni attach(Call call, Txn txn, LaunchPlan plan, Key instance, Card card) {
        if (!card.existing().isEmpty()) {
            var eni = Eni.TABLE.find(txn, instance.sibling(card.existing()));
            return Enis.attach(call, txn, eni, instance.id(), card.device(), card.deleteOnTermination());
        }
        var made = Enis.create(call, txn, card.spec());
        Ec2Tags.create(call, txn, Kind.INTERFACE, made.key(), plan.tagsOf(Kind.INTERFACE));
        var eni = card.publicly() ? Enis.assignAutomatic(call, txn, pool, made) : made;
        return Enis.attach(call, txn, eni, instance.id(), card.device(), card.deleteOnTermination());
    }

    private static StoredInstance.Origin origin(
            Call call, Txn txn, RunInstancesRequest in, LaunchPlan plan, String reservation, int index) {
        var pair = plan.pair();
        var template = in.launchTemplate() == null ? null : Templates.use(call, txn, in.launchTemplate());
        return new StoredInstance.Origin(
                reservation,
                index,
                plan.image().id(),
                pair == null ? "" : pair.name(),
                pair == null ? "" : pair.line(),
                Objects.requireNonNullElse(in.clientToken(), ""),
                template == null ? "" : template.template(),
                template == null ? 0 : template.version());
    }

    private static StoredInstance.Place place(LaunchPlan plan, Eni first) {
        var subnet = plan.cards().getFirst().subnet();
        return new StoredInstance.Place(
                subnet.vpc(),
                subnet.id(),
                subnet.zone().name(),
                subnet.zone().id(),
                "ip-" + first.primary().toString().replace('.', '-'),
                plan.cards().getFirst().publicly());
    }

    private void requireEncryption(StoredVolume volume) {
        if (volume.secret() != null) {
            EbsEncryption.require(host.block());
        }
    }

    private StoredVolume volume(Call call, Txn txn, LaunchPlan plan, Key instance) {
        var disk = plan.disk();
        var key = Key.of(call, call.ids().next(Kind.VOLUME.prefix()));
        var image = plan.image();
        var attachment = Attachment.root(instance.id(), image.root().device(), call.now(), disk.deleteOnTermination());
        // What the cloud offers is made of no snapshot that anyone has: the boot makes the volume.
        var state = image.publicly() ? VolumeState.AVAILABLE : VolumeState.CREATING;
        var from = StoredSnapshot.find(txn, image.root().snapshot());
        var secret = DiskSecret.of(call, txn, disk.wish(), from == null ? null : from.secret());
        var volume = StoredVolume.of(
                key, plan.zone(), disk.spec(), image.root().snapshot(), call.now(), attachment, state, secret);
        requireEncryption(volume);
        if (image.publicly()) {
            volume.put(txn);
        } else {
            volume.save(txn);
        }
        Ec2Tags.create(call, txn, Kind.VOLUME, key, plan.tagsOf(Kind.VOLUME));
        return volume;
    }

    private static String device(StoredVolume volume) {
        return volume.attachments().getFirst().device();
    }
}

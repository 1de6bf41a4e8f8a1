package io.unkai.services.compute.ec2.image;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An image that an account made.
 *
 * @param key where it is
 * @param name as its owner calls it
 * @param description in words
 * @param origin what it was made of and keeps
 * @param disks the volumes that its instances begin with, the root volume among them
 * @param created when it was asked for
 * @param state where it is in its life
 * @param why why it could not be made, or empty
 * @param sharing who may launch it
 * @param deprecated from when on it should not be used any more, or null
 * @param protection what keeps it from being deregistered
 */
public record StoredImage(
        Key key,
        String name,
        String description,
        Origin origin,
        List<ImageDisk> disks,
        Instant created,
        ImageState state,
        String why,
        Sharing sharing,
        @Nullable Instant deprecated,
        Protection protection)
        implements Resource {
    /** All images of accounts. */
    public static final ResourceTable<StoredImage> TABLE =
            new ResourceTable<>(Kind.IMAGE, "ec2.images", StoredImage.class);

    /** The kind of the requests to reconcile; their keys are those of images. */
    public static final String KIND = "ec2.own-image";

    private static final Table<String, Key> BY_ID =
            new Table<>("ec2.images.ids", KeyCodecs.text(), RecordCodec.of(Key.class));

    /**
     * What it was made of and keeps.
     *
     * @param architecture for example {@code x86_64}
     * @param rootDevice where the root volume is attached
     * @param instance the id of the instance that it was made of, or empty
     * @param image the id of the image that it is a copy of, or empty
     * @param region the region of that image, or empty
     * @param reboots whether the instance is off while its volumes are kept
     * @param awaitsOff whether it still has to be
     * @param bootMode for example {@code uefi}, or empty
     * @param imds {@code v2.0} where its instances are asked about themselves with tokens only, else empty
     */
    public record Origin(
            String architecture,
            String rootDevice,
            String instance,
            String image,
            String region,
            boolean reboots,
            boolean awaitsOff,
            String bootMode,
            String imds) {
        Origin off() {
            return new Origin(architecture, rootDevice, instance, image, region, reboots, false, bootMode, imds);
        }

        Origin copied(StoredImage source) {
            return new Origin(
                    architecture, rootDevice, "", source.id(), source.key().region(), false, false, bootMode, imds);
        }

        Origin withImds(String version) {
            return new Origin(architecture, rootDevice, instance, image, region, reboots, awaitsOff, bootMode, version);
        }
    }

    /**
     * Who may launch it beside its owner.
     *
     * @param users these accounts
     * @param publicly whether everyone
     */
    public record Sharing(Set<String> users, boolean publicly) {
        static final Sharing NONE = new Sharing(Set.of(), false);
    }

    /** A new image. */
    public static StoredImage of(
            Key key, String name, @Nullable String description, Origin origin, List<ImageDisk> disks, Instant now) {
        return new StoredImage(
                key,
                name,
                description == null ? "" : description,
                origin,
                disks,
                now,
                ImageState.PENDING,
                "",
                Sharing.NONE,
                null,
                Protection.NONE);
    }

    /** The image of an id, whosever it is, or null. */
    public static @Nullable StoredImage find(ReadTxn txn, String id) {
        var place = txn.get(BY_ID, id);
        return place == null ? null : TABLE.get(txn, place);
    }

    /** It is found by its snapshots; and while they wait for its instance, by that. */
    @Override
    public List<String> within() {
        var owners = new ArrayList<>(snapshots());
        if (holds()) {
            owners.add(origin.instance);
        }
        return owners;
    }

    /** The ids of its snapshots. */
    public List<String> snapshots() {
        return disks.stream()
                .map(ImageDisk::snapshot)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    /** The volume that its instances boot from. */
    public ImageDisk root() {
        return disks.stream()
                .filter(disk -> disk.device().equals(origin.rootDevice))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(id() + " has no root volume"));
    }

    /** Whether its instance is to stay off, as its volumes are still to be kept. */
    public boolean holds() {
        return state == ImageState.PENDING && origin.reboots;
    }

    /** Whether an account may launch it. */
    public boolean launchableBy(String account) {
        return sharing.publicly || key.account().equals(account) || sharing.users.contains(account);
    }

    /** Puts it and asks for it to be made. */
    public StoredImage save(Txn txn) {
        txn.put(BY_ID, id(), key);
        txn.reconcile(KIND, key.text());
        return TABLE.put(txn, this);
    }

    /** Puts it back as it was. */
    void restore(Txn txn) {
        txn.put(BY_ID, id(), key);
        TABLE.put(txn, this);
    }

    /** Removes it; its snapshots stay. */
    void delete(Txn txn) {
        txn.delete(BY_ID, id());
        TABLE.remove(txn, this);
    }

    /** The same in another state. @throws io.unkai.kernel.error.ApiException where there is no way to it */
    public StoredImage in(ImageState next, String reason) {
        return with(origin, description, ImageState.LIFECYCLE.check(state, next), reason, sharing);
    }

    /** The same once its instance is off. */
    public StoredImage off() {
        return with(origin.off(), description, state, why, sharing);
    }

    StoredImage described(String words) {
        return with(origin, words, state, why, sharing);
    }

    StoredImage withImds(String version) {
        return with(origin.withImds(version), description, state, why, sharing);
    }

    StoredImage shared(Sharing with) {
        return with(origin, description, state, why, with);
    }

    StoredImage deprecatedFrom(@Nullable Instant moment) {
        return new StoredImage(key, name, description, origin, disks, created, state, why, sharing, moment, protection);
    }

    StoredImage protectedBy(Protection by) {
        return new StoredImage(key, name, description, origin, disks, created, state, why, sharing, deprecated, by);
    }

    private StoredImage with(Origin from, String words, ImageState next, String reason, Sharing with) {
        return new StoredImage(key, name, words, from, disks, created, next, reason, with, deprecated, protection);
    }
}

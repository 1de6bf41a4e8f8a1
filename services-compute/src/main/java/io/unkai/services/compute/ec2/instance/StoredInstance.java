package io.unkai.services.compute.ec2.instance;

import io.unkai.kernel.schema.Blob;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instance. Its network interfaces are those that are attached to it.
 *
 * @param key where it is
 * @param state where it is in its life
 * @param origin what it was launched with and keeps
 * @param place where it runs
 * @param root its root volume
 * @param attributes what can be changed of it
 * @param metadata how it may ask about itself
 * @param progress what happened to it
 */
public record StoredInstance(
        Key key,
        State state,
        Origin origin,
        Place place,
        Root root,
        Attributes attributes,
        MetadataOptions metadata,
        Progress progress)
        implements Resource {
    /** All instances. */
    public static final ResourceTable<StoredInstance> TABLE =
            new ResourceTable<>(Kind.INSTANCE, "ec2.instances", StoredInstance.class);

    /**
     * What it was launched with and keeps.
     *
     * @param reservation the id of the launch, {@code r-...}
     * @param index its place in the launch, from 0
     * @param image the id of its image
     * @param keyName the name of its key pair, or empty
     * @param publicKey the line that lets the owner of the key pair in, or empty
     * @param token the client token of the launch, or empty
     * @param template the id of its launch template, or empty
     * @param templateVersion the number of the version, or 0
     */
    public record Origin(
            String reservation,
            int index,
            String image,
            String keyName,
            String publicKey,
            String token,
            String template,
            long templateVersion) {}

    /**
     * Where it runs.
     *
     * @param zone the availability zone's name
     * @param zoneId the availability zone's id
     * @param hostname its name, without domain
     * @param publicly whether it gets a public address whenever it starts
     */
    public record Place(String vpc, String subnet, String zone, String zoneId, String hostname, boolean publicly) {}

    /**
     * Its root volume.
     *
     * @param volume the volume's id
     * @param device where it is attached
     */
    public record Root(String volume, String device) {}

    /**
     * An instance profile, as IAM knew it when it was given.
     *
     * @param arn the profile's ARN
     * @param id the profile's id
     */
    public record Profile(String arn, String id) {}

    /**
     * What can be changed.
     *
     * @param type the instance type
     * @param userData the bytes of its user data
     * @param keep whether it cannot be terminated by a call
     * @param keepRunning whether it cannot be stopped by a call
     * @param terminateOnPowerOff whether it is terminated when it powers itself off, else it is stopped
     * @param monitoring whether it is monitored in detail
     * @param ebsOptimized whether that was asked for
     * @param unlimitedCredits whether it may burst on and pay
     * @param profile its instance profile, or null
     */
    public record Attributes(
            String type,
            Blob userData,
            boolean keep,
            boolean keepRunning,
            boolean terminateOnPowerOff,
            boolean monitoring,
            boolean ebsOptimized,
            boolean unlimitedCredits,
            @Nullable Profile profile) {
        /** The same with detailed monitoring or without. */
        Attributes withMonitoring(boolean on) {
            return new Attributes(
                    type,
                    userData,
                    keep,
                    keepRunning,
                    terminateOnPowerOff,
                    on,
                    ebsOptimized,
                    unlimitedCredits,
                    profile);
        }

        /** The same with credits without limit or with. */
        Attributes withCredits(boolean unlimited) {
            return new Attributes(
                    type,
                    userData,
                    keep,
                    keepRunning,
                    terminateOnPowerOff,
                    monitoring,
                    ebsOptimized,
                    unlimited,
                    profile);
        }

        /** The same with another instance profile, or none. */
        Attributes withProfile(@Nullable Profile changed) {
            return new Attributes(
                    type,
                    userData,
                    keep,
                    keepRunning,
                    terminateOnPowerOff,
                    monitoring,
                    ebsOptimized,
                    unlimitedCredits,
                    changed);
        }
    }

    @Override
    public List<String> within() {
        return List.of(origin.reservation);
    }

    /** Its VPC. */
    public Key vpcKey() {
        return key.sibling(place.vpc);
    }

    /** The key of its volume. */
    public Key volumeKey() {
        return key.sibling(root.volume);
    }

    /** The same in another state. */
    public StoredInstance in(State next, Progress changed) {
        return new StoredInstance(
                key, State.LIFECYCLE.check(state, next), origin, place, root, attributes, metadata, changed);
    }

    /** The same with other attributes. */
    public StoredInstance with(Attributes changed) {
        return new StoredInstance(key, state, origin, place, root, changed, metadata, progress);
    }

    /** The same with other ways to ask about itself. */
    public StoredInstance with(MetadataOptions changed) {
        return new StoredInstance(key, state, origin, place, root, attributes, changed, progress);
    }

    /** The same after something happened. */
    public StoredInstance with(Progress changed) {
        return new StoredInstance(key, state, origin, place, root, attributes, metadata, changed);
    }
}

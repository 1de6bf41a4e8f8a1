package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.RunInstancesRequest;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.image.LaunchImage;
import io.unkai.services.compute.ec2.image.PublicImages;
import io.unkai.services.compute.ec2.key.KeyPairTable;
import io.unkai.services.compute.ec2.key.StoredKeyPair;
import io.unkai.services.compute.ec2.type.MachineType;
import io.unkai.services.compute.ec2.type.MachineTypes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a launch is to make, checked.
 *
 * @param image what the instances begin as
 * @param type what they are
 * @param pair whom they let in, or null
 * @param disk their root volumes
 * @param dataDisks their other volumes
 * @param cards their network interfaces
 * @param attributes what can be changed of them
 * @param metadata how they may ask about themselves
 * @param tags the tags of what is made, by kind
 */
record LaunchPlan(
        LaunchImage image,
        MachineType type,
        @Nullable StoredKeyPair pair,
        RootDisk disk,
        List<DataDisk> dataDisks,
        List<Card> cards,
        StoredInstance.Attributes attributes,
        MetadataOptions metadata,
        Map<Kind, Map<String, String>> tags) {
    /** EC2's type of launches that name none. */
    private static final String USUAL_TYPE = "m1.small";

    private static final List<Kind> TAGGED = List.of(Kind.INSTANCE, Kind.VOLUME, Kind.INTERFACE);

    /** Reads a launch that was completed by its template. @throws ApiException for what cannot be */
    static LaunchPlan of(
            Call call, ReadTxn txn, RunInstancesRequest in, PublicImages images, Profiles.@Nullable Found profile) {
        Unoffered.check(in);
        var type = type(Objects.requireNonNullElse(in.instanceType(), USUAL_TYPE));
        Unoffered.checkCpus(in, type);
        var image = image(call, txn, images, in.imageId(), type);
        var mappings = LaunchDisks.merge(image, in.blockDeviceMappings());
        return new LaunchPlan(
                image,
                type,
                in.keyName() == null ? null : KeyPairTable.find(call, txn, in.keyName()),
                RootDisk.of(mappings, image),
                DataDisk.of(call, txn, mappings, image),
                Cards.of(call, txn, in, type),
                attributes(in, type, profile),
                metadata(in, image),
                tags(in));
    }

    private static MachineType type(String name) {
        var type = MachineTypes.find(name);
        if (type == null) {
            throw Unoffered.unsupported("The instance type '" + name
                    + "' is not offered here; DescribeInstanceTypes lists those that are.");
        }
        return type;
    }

    private static LaunchImage image(
            Call call, ReadTxn txn, PublicImages images, @Nullable String id, MachineType type) {
        var image = LaunchImage.find(call, txn, images, id);
        if (!image.architecture().equals(type.architecture())) {
            throw Ec2Errors.invalidValue("The architecture '" + type.architecture()
                    + "' of the specified instance type does not match the architecture '" + image.architecture()
                    + "' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and"
                    + " try again. You can use 'describe-instance-types' or 'describe-images' to discover the"
                    + " architecture of the instance type or AMI.");
        }
        return image;
    }

    private static StoredInstance.Attributes attributes(
            RunInstancesRequest in, MachineType type, Profiles.@Nullable Found profile) {
        var monitoring = in.monitoring();
        return new StoredInstance.Attributes(
                type.name(),
                UserData.read(in.userData()),
                Boolean.TRUE.equals(in.disableApiTermination()),
                Boolean.TRUE.equals(in.disableApiStop()),
                "terminate".equals(in.instanceInitiatedShutdownBehavior()),
                monitoring != null && Boolean.TRUE.equals(monitoring.enabled()),
                Boolean.TRUE.equals(in.ebsOptimized()),
                unlimited(in, type),
                profile == null ? null : profile.profile());
    }

    private static boolean unlimited(RunInstancesRequest in, MachineType type) {
        var credits = in.creditSpecification() == null
                ? null
                : in.creditSpecification().cpuCredits();
        if (credits == null) {
            return type.burstable() && type.nitro();
        }
        if (!credits.equals("standard") && !credits.equals("unlimited")) {
            throw Ec2Errors.invalidValue("Value (" + credits + ") for parameter CpuCredits is invalid.");
        }
        if (!type.burstable() && credits.equals("unlimited")) {
            throw Ec2Errors.combination(
                    "The instance type '" + type.name() + "' does not support the credit specification 'unlimited'.");
        }
        return credits.equals("unlimited");
    }

    private static MetadataOptions metadata(RunInstancesRequest in, LaunchImage image) {
        var asked = in.metadataOptions();
        var usual = image.tokensOnly() ? MetadataOptions.TOKENS_ONLY : MetadataOptions.USUAL;
        return asked == null
                ? usual
                : usual.with(
                        asked.httpEndpoint(),
                        asked.httpTokens(),
                        asked.httpPutResponseHopLimit(),
                        asked.instanceMetadataTags(),
                        asked.httpProtocolIpv6());
    }

    private static Map<Kind, Map<String, String>> tags(RunInstancesRequest in) {
        var tags = new EnumMap<Kind, Map<String, String>>(Kind.class);
        TAGGED.forEach(kind -> tags.put(kind, Ec2Tags.asked(in.tagSpecifications(), kind, TAGGED)));
        return tags;
    }

    /** The tags of what is made of a kind. */
    Map<String, String> tagsOf(Kind kind) {
        return tags.getOrDefault(kind, Map.of());
    }

    /** Where the instances are to be. */
    String zone() {
        return cards.getFirst().subnet().zone().name();
    }
}

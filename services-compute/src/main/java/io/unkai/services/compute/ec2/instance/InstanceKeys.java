package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.RunInstancesRequest;
import io.unkai.api.ec2instanceconnect.SendSSHPublicKeyRequest;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.image.PublicImage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The condition keys of permissions on instances: what is stored of one, or what a launch asks for. */
public final class InstanceKeys {
    private static final String TOKENS = "ec2:metadatahttptokens";
    private static final String ENDPOINT = "ec2:metadatahttpendpoint";
    private static final String HOPS = "ec2:metadatahttpputresponsehoplimit";
    private static final String TYPE = "ec2:instancetype";
    private static final String PROFILE = "ec2:instanceprofile";
    private static final String OPTIMIZED = "ec2:ebsoptimized";

    private InstanceKeys() {}

    /**
     * The value of a key.
     *
     * @param resource what is acted on
     * @param key in lower case
     * @return the value, or null where this is no key of instances, or it is not there
     */
    public static @Nullable String of(ReadTxn txn, Struct input, Key resource, String key) {
        if (input instanceof RunInstancesRequest launch) {
            return ofLaunch(launch, key);
        }
        if (input instanceof SendSSHPublicKeyRequest push && key.equals("ec2:osuser")) {
            return push.instanceOSUser();
        }
        var instance = StoredInstance.TABLE.get(txn, resource);
        return instance == null ? null : ofStored(instance, key);
    }

    private static @Nullable String ofStored(StoredInstance instance, String key) {
        var attributes = instance.attributes();
        var profile = attributes.profile();
        return switch (key) {
            case TYPE -> attributes.type();
            case PROFILE -> profile == null ? null : profile.arn();
            case OPTIMIZED -> Boolean.toString(attributes.ebsOptimized());
            case TOKENS -> instance.metadata().view().httpTokens();
            case ENDPOINT -> instance.metadata().view().httpEndpoint();
            case HOPS -> Integer.toString(instance.metadata().hops());
            default -> usual(key);
        };
    }

    private static @Nullable String ofLaunch(RunInstancesRequest launch, String key) {
        var metadata = launch.metadataOptions();
        return switch (key) {
            case TYPE -> launch.instanceType();
            case PROFILE ->
                launch.iamInstanceProfile() == null
                        ? null
                        : launch.iamInstanceProfile().arn();
            case OPTIMIZED -> Boolean.toString(Boolean.TRUE.equals(launch.ebsOptimized()));
            case TOKENS -> metadata == null || metadata.httpTokens() == null ? "optional" : metadata.httpTokens();
            case ENDPOINT -> metadata == null || metadata.httpEndpoint() == null ? "enabled" : metadata.httpEndpoint();
            case HOPS ->
                Integer.toString(
                        metadata == null ? 1 : Objects.requireNonNullElse(metadata.httpPutResponseHopLimit(), 1));
            case "ec2:imageid" -> launch.imageId();
            case "ec2:imagetype" -> "machine";
            case "ec2:owner" -> "amazon";
            case "ec2:public" -> "true";
            case "ec2:keypairname" -> launch.keyName();
            case "ec2:rootdevicetype" -> "ebs";
            case "ec2:volumesize" -> Integer.toString(size(launch));
            default -> usual(key);
        };
    }

    private static @Nullable String usual(String key) {
        return key.equals("ec2:tenancy") ? "default" : null;
    }

    private static int size(RunInstancesRequest launch) {
        var disks = launch.blockDeviceMappings();
        if (disks != null) {
            for (var disk : disks) {
                var asked = disk.ebs() == null ? null : disk.ebs().volumeSize();
                if (PublicImage.ROOT_DEVICE.equals(disk.deviceName()) && asked != null) {
                    return asked;
                }
            }
        }
        return PublicImage.ROOT_GIBIBYTES;
    }
}

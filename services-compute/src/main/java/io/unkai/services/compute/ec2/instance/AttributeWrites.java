package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.AttributeBooleanValue;
import io.unkai.api.ec2.AttributeValue;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.InstanceBlockDeviceMappingSpecification;
import io.unkai.api.ec2.ModifyInstanceAttributeRequest;
import io.unkai.api.ec2.ModifyInstanceAttributeResponse;
import io.unkai.api.ec2.ModifyInstanceMetadataOptionsRequest;
import io.unkai.api.ec2.ModifyInstanceMetadataOptionsResult;
import io.unkai.api.ec2.ResetInstanceAttributeRequest;
import io.unkai.api.ec2.ResetInstanceAttributeResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.eni.Enis;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Wanted;
import io.unkai.services.compute.ec2.type.MachineTypes;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes attributes of instances. */
final class AttributeWrites {
    void register(Handlers on) {
        on.on(Ec2.MODIFY_INSTANCE_ATTRIBUTE, AttributeWrites::modify);
        on.on(Ec2.RESET_INSTANCE_ATTRIBUTE, AttributeWrites::reset);
        on.on(Ec2.MODIFY_INSTANCE_METADATA_OPTIONS, AttributeWrites::metadata);
    }

    private static ModifyInstanceAttributeResponse modify(Call call, Txn txn, ModifyInstanceAttributeRequest in) {
        var instance = StoredInstance.TABLE.find(call, txn, in.instanceId());
        if (instance.state().ended()) {
            throw new ApiException(
                    "IncorrectInstanceState",
                    "The instance '" + instance.id() + "' is not in a state in which it can be modified.");
        }
        refuse("EnaSupport", in.enaSupport() != null);
        refuse("SriovNetSupport", in.sriovNetSupport() != null);
        refuse("Kernel", in.kernel() != null);
        refuse("Ramdisk", in.ramdisk() != null);
        var changed = changed(instance, in);
        if (!changed.equals(instance.attributes())) {
            Instances.put(txn, instance.with(changed));
        }
        interfaces(call, txn, instance, in);
        disks(txn, instance, in.blockDeviceMappings());
        return ModifyInstanceAttributeResponse.builder().build();
    }

    private static void refuse(String attribute, boolean asked) {
        if (asked) {
            throw Ec2Errors.unsupported("The attribute " + attribute + " cannot be changed here.");
        }
    }

    private static StoredInstance.Attributes changed(StoredInstance instance, ModifyInstanceAttributeRequest in) {
        var old = instance.attributes();
        return new StoredInstance.Attributes(
                type(instance, text(in, "instanceType", in.instanceType())),
                userData(instance, in),
                flag(in, "disableApiTermination", in.disableApiTermination(), old.keep()),
                flag(in, "disableApiStop", in.disableApiStop(), old.keepRunning()),
                terminates(
                        text(in, "instanceInitiatedShutdownBehavior", in.instanceInitiatedShutdownBehavior()),
                        old.terminateOnPowerOff()),
                old.monitoring(),
                flag(in, "ebsOptimized", in.ebsOptimized(), old.ebsOptimized()),
                old.unlimitedCredits(),
                old.profile());
    }

    private static boolean flag(
            ModifyInstanceAttributeRequest in, String name, @Nullable AttributeBooleanValue typed, boolean old) {
        if (typed != null) {
            return Objects.requireNonNullElse(typed.value(), old);
        }
        return name.equals(in.attribute()) && in.value() != null
                ? Boolean.parseBoolean(in.value().toLowerCase(Locale.ROOT))
                : old;
    }

    private static @Nullable String text(
            ModifyInstanceAttributeRequest in, String name, @Nullable AttributeValue typed) {
        if (typed != null) {
            return typed.value();
        }
        return name.equals(in.attribute()) ? in.value() : null;
    }

    private static boolean terminates(@Nullable String asked, boolean old) {
        if (asked == null) {
            return old;
        }
        return switch (asked) {
            case "terminate" -> true;
            case "stop" -> false;
            default ->
                throw Ec2Errors.invalidValue(
                        "Value (" + asked
                                + ") for parameter instanceInitiatedShutdownBehavior is invalid. Expected 'stop' or 'terminate'.");
        };
    }

    private static String type(StoredInstance instance, @Nullable String asked) {
        var old = instance.attributes().type();
        if (asked == null || asked.equals(old)) {
            return old;
        }
        requireStopped(instance);
        var type = MachineTypes.find(asked);
        if (type == null) {
            throw Ec2Errors.invalidValue("Invalid value '" + asked + "' for InstanceType.");
        }
        var before = MachineTypes.find(old);
        if (before != null && !before.architecture().equals(type.architecture())) {
            throw Ec2Errors.invalidValue(
                    "The architecture of the instance type '" + asked + "' is not that of the instance.");
        }
        return asked;
    }

    private static Blob userData(StoredInstance instance, ModifyInstanceAttributeRequest in) {
        var old = instance.attributes().userData();
        var typed = in.userData();
        var asked = typed != null
                ? UserData.check(Objects.requireNonNullElse(typed.value(), Blob.EMPTY))
                : "userData".equals(in.attribute()) ? UserData.read(in.value()) : old;
        if (!asked.equals(old)) {
            requireStopped(instance);
        }
        return asked;
    }

    private static void requireStopped(StoredInstance instance) {
        if (instance.state() != State.STOPPED) {
            throw new ApiException(
                    "IncorrectInstanceState", "The instance '" + instance.id() + "' is not in the 'stopped' state.");
        }
    }

    /** Source check and groups are those of the interface at index 0. */
    private static void interfaces(Call call, Txn txn, StoredInstance instance, ModifyInstanceAttributeRequest in) {
        var cards = Enis.ofInstance(txn, instance.key());
        boolean check = flag(in, "sourceDestCheck", in.sourceDestCheck(), true);
        boolean asked = in.sourceDestCheck() != null || "sourceDestCheck".equals(in.attribute());
        var groups = in.groups();
        if (cards.isEmpty() || !asked && (groups == null || groups.isEmpty())) {
            return;
        }
        var eni = cards.getFirst();
        var subnet = Subnet.TABLE.find(txn, eni.key().sibling(eni.subnet()));
        var newGroups = groups == null || groups.isEmpty()
                ? eni.groups()
                : LaunchGroups.of(call, txn, subnet, true, groups, null);
        Eni.TABLE.put(txn, eni.with(eni.description(), newGroups, asked ? check : eni.sourceDestCheck()));
        Wanted.changed(txn, eni.vpcKey());
    }

    private static void disks(
            Txn txn, StoredInstance instance, @Nullable List<InstanceBlockDeviceMappingSpecification> asked) {
        for (var one : asked == null ? List.<InstanceBlockDeviceMappingSpecification>of() : asked) {
            var volume = StoredVolume.TABLE.within(txn, instance.key()).stream()
                    .filter(disk -> disk.foundBy(instance.key()).device().equals(one.deviceName()))
                    .findFirst()
                    .orElseThrow(() -> new ApiException(
                            "InvalidInstanceAttributeValue", "No device is currently mapped at " + one.deviceName()));
            var keep = one.ebs() == null ? null : one.ebs().deleteOnTermination();
            if (keep != null) {
                StoredVolume.TABLE.put(
                        txn, volume.attached(volume.foundBy(instance.key()).going(keep)));
            }
        }
    }

    private static ResetInstanceAttributeResponse reset(Call call, Txn txn, ResetInstanceAttributeRequest in) {
        var instance = StoredInstance.TABLE.find(call, txn, in.instanceId());
        if (!"sourceDestCheck".equals(in.attribute())) {
            throw Ec2Errors.unsupported("The attribute " + in.attribute() + " cannot be reset here.");
        }
        for (var eni : Enis.ofInstance(txn, instance.key()).stream().limit(1).toList()) {
            Eni.TABLE.put(txn, eni.with(eni.description(), eni.groups(), true));
            Wanted.changed(txn, eni.vpcKey());
        }
        return ResetInstanceAttributeResponse.builder().build();
    }

    private static ModifyInstanceMetadataOptionsResult metadata(
            Call call, Txn txn, ModifyInstanceMetadataOptionsRequest in) {
        var instance = StoredInstance.TABLE.find(call, txn, in.instanceId());
        if (instance.state().ended()) {
            throw new ApiException(
                    "IncorrectInstanceState",
                    "The instance '" + instance.id() + "' is not in a state in which it can be modified.");
        }
        var changed = instance.metadata()
                .with(
                        in.httpEndpoint(),
                        in.httpTokens(),
                        in.httpPutResponseHopLimit(),
                        in.instanceMetadataTags(),
                        in.httpProtocolIpv6());
        Instances.put(txn, instance.with(changed));
        return ModifyInstanceMetadataOptionsResult.builder()
                .instanceId(instance.id())
                .instanceMetadataOptions(changed.view())
                .build();
    }
}

package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.AttributeBooleanValue;
import io.unkai.api.ec2.AttributeValue;
import io.unkai.api.ec2.DescribeInstanceAttributeRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.EnclaveOptions;
import io.unkai.api.ec2.InstanceAttribute;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.eni.Enis;
import java.util.List;
import java.util.Objects;

/** Tells one attribute of an instance. */
final class AttributeReads {
    void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_INSTANCE_ATTRIBUTE, AttributeReads::describe);
    }

    private static InstanceAttribute describe(Call call, ReadTxn txn, DescribeInstanceAttributeRequest in) {
        var instance = StoredInstance.TABLE.find(call, txn, in.instanceId());
        var attributes = instance.attributes();
        var view = InstanceAttribute.builder().instanceId(instance.id());
        switch (Objects.requireNonNullElse(in.attribute(), "")) {
            case "instanceType" -> view.instanceType(text(attributes.type()));
            case "kernel" -> view.kernelId(AttributeValue.builder().build());
            case "ramdisk" -> view.ramdiskId(AttributeValue.builder().build());
            case "userData" -> view.userData(userData(attributes));
            case "disableApiTermination" -> view.disableApiTermination(flag(attributes.keep()));
            case "disableApiStop" -> view.disableApiStop(flag(attributes.keepRunning()));
            case "instanceInitiatedShutdownBehavior" ->
                view.instanceInitiatedShutdownBehavior(text(attributes.terminateOnPowerOff() ? "terminate" : "stop"));
            case "rootDeviceName" -> view.rootDeviceName(text(instance.root().device()));
            case "blockDeviceMapping" -> view.blockDeviceMappings(InstanceViews.disks(txn, instance));
            case "productCodes" -> view.productCodes(List.of());
            case "sourceDestCheck" -> view.sourceDestCheck(flag(sourceDestCheck(txn, instance)));
            case "groupSet" ->
                view.groups(Enis.ofInstance(txn, instance.key()).stream()
                        .limit(1)
                        .flatMap(eni -> InstanceViews.groups(txn, eni).stream())
                        .toList());
            case "ebsOptimized" -> view.ebsOptimized(flag(attributes.ebsOptimized()));
            case "sriovNetSupport" -> view.sriovNetSupport(text("simple"));
            case "enaSupport" -> view.enaSupport(flag(true));
            case "enclaveOptions" ->
                view.enclaveOptions(EnclaveOptions.builder().enabled(false).build());
            default ->
                throw Ec2Errors.invalidValue("Value (" + in.attribute() + ") for parameter attribute is invalid.");
        }
        return view.build();
    }

    private static boolean sourceDestCheck(ReadTxn txn, StoredInstance instance) {
        var cards = Enis.ofInstance(txn, instance.key());
        return cards.isEmpty() || cards.getFirst().sourceDestCheck();
    }

    private static AttributeValue userData(StoredInstance.Attributes attributes) {
        var data = attributes.userData();
        return data.size() == 0 ? AttributeValue.builder().build() : text(UserData.write(data));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.builder().value(value).build();
    }

    private static AttributeBooleanValue flag(boolean value) {
        return AttributeBooleanValue.builder().value(value).build();
    }
}

package io.unkai.services.compute.ec2.eni;

import io.unkai.api.ec2.AttributeBooleanValue;
import io.unkai.api.ec2.AttributeValue;
import io.unkai.api.ec2.DescribeNetworkInterfaceAttributeRequest;
import io.unkai.api.ec2.DescribeNetworkInterfaceAttributeResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ModifyNetworkInterfaceAttributeRequest;
import io.unkai.api.ec2.ModifyNetworkInterfaceAttributeResponse;
import io.unkai.api.ec2.NetworkInterfaceAttachmentChanges;
import io.unkai.api.ec2.ResetNetworkInterfaceAttributeRequest;
import io.unkai.api.ec2.ResetNetworkInterfaceAttributeResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Wanted;

/** Operations on the attributes of network interfaces. */
final class EniAttributes {
    void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_NETWORK_INTERFACE_ATTRIBUTE, this::describe);
        on.on(Ec2.MODIFY_NETWORK_INTERFACE_ATTRIBUTE, this::modify);
        on.on(Ec2.RESET_NETWORK_INTERFACE_ATTRIBUTE, this::reset);
    }

    private DescribeNetworkInterfaceAttributeResult describe(
            Call call, ReadTxn txn, DescribeNetworkInterfaceAttributeRequest in) {
        var eni = Eni.TABLE.find(call, txn, in.networkInterfaceId());
        var view = DescribeNetworkInterfaceAttributeResult.builder().networkInterfaceId(eni.id());
        switch (in.attribute() == null ? "" : in.attribute()) {
            case "description" ->
                view.description(
                        AttributeValue.builder().value(eni.description()).build());
            case "groupSet" -> view.groups(EniViews.groups(txn, eni));
            case "sourceDestCheck" ->
                view.sourceDestCheck(AttributeBooleanValue.builder()
                        .value(eni.sourceDestCheck())
                        .build());
            case "attachment" -> view.attachment(EniViews.attachment(eni.attachment()));
            case "" -> throw Ec2Errors.missing("attribute");
            default -> throw Ec2Errors.invalidValue("attribute", in.attribute() + "", "Unknown attribute.");
        }
        return view.build();
    }

    private ModifyNetworkInterfaceAttributeResponse modify(
            Call call, Txn txn, ModifyNetworkInterfaceAttributeRequest in) {
        var eni = Eni.TABLE.find(call, txn, in.networkInterfaceId());
        NetworkInterfaces.own(eni);
        refuse(in);
        var description = in.description() == null || in.description().value() == null
                ? eni.description()
                : in.description().value();
        boolean check = in.sourceDestCheck() == null || in.sourceDestCheck().value() == null
                ? eni.sourceDestCheck()
                : in.sourceDestCheck().value();
        var groups = in.groups() == null || in.groups().isEmpty()
                ? eni.groups()
                : Enis.groups(call, txn, eni.vpcKey(), in.groups());
        var changed = eni.with(description, groups, check);
        Eni.TABLE.put(txn, in.attachment() == null ? changed : attachment(changed, in.attachment()));
        Wanted.changed(txn, eni.vpcKey());
        return ModifyNetworkInterfaceAttributeResponse.builder().build();
    }

    private static void refuse(ModifyNetworkInterfaceAttributeRequest in) {
        if (in.connectionTrackingSpecification() != null) {
            throw Ec2Errors.unsupported(NetworkInterfaces.NO_TRACKING);
        }
        if (Boolean.TRUE.equals(in.enablePrimaryIpv6())) {
            throw Ec2Errors.unsupported(NetworkInterfaces.NO_PRIMARY6);
        }
        if (in.enaSrdSpecification() != null) {
            throw Ec2Errors.unsupported(NetworkInterfaces.NO_ENA_EXPRESS);
        }
        if (in.associatePublicIpAddress() != null) {
            throw Ec2Errors.unsupported("Public addresses come at launch, or as Elastic IP addresses.");
        }
    }

    private static Eni attachment(Eni eni, NetworkInterfaceAttachmentChanges changes) {
        var now = eni.attachment();
        if (now == null || !now.id().equals(changes.attachmentId())) {
            throw new ApiException(
                    "InvalidAttachmentID.NotFound", "The attachment '" + changes.attachmentId() + "' does not exist.");
        }
        return eni.attached(new Eni.Attachment(
                now.id(),
                now.instance(),
                now.owner(),
                now.device(),
                now.since(),
                Boolean.TRUE.equals(changes.deleteOnTermination()),
                now.state()));
    }

    private ResetNetworkInterfaceAttributeResponse reset(Call call, Txn txn, ResetNetworkInterfaceAttributeRequest in) {
        var eni = Eni.TABLE.find(call, txn, in.networkInterfaceId());
        NetworkInterfaces.own(eni);
        Eni.TABLE.put(txn, eni.with(eni.description(), eni.groups(), true));
        Wanted.changed(txn, eni.vpcKey());
        return ResetNetworkInterfaceAttributeResponse.builder().build();
    }
}

package io.unkai.services.compute.ec2.eni;

import io.unkai.api.ec2.AttachNetworkInterfaceRequest;
import io.unkai.api.ec2.AttachNetworkInterfaceResult;
import io.unkai.api.ec2.DetachNetworkInterfaceRequest;
import io.unkai.api.ec2.DetachNetworkInterfaceResponse;
import io.unkai.api.ec2.Ec2;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.PublicPool;
import io.unkai.services.compute.ec2.net.Wanted;
import org.jspecify.annotations.Nullable;

/** Operations that attach network interfaces to instances that run or are stopped. */
final class Attachments {
    private final Registry registry;
    private final PublicPool pool;

    Attachments(Registry registry, PublicPool pool) {
        this.registry = registry;
        this.pool = pool;
    }

    void register(Handlers on) {
        on.on(Ec2.ATTACH_NETWORK_INTERFACE, this::attach);
        on.on(Ec2.DETACH_NETWORK_INTERFACE, this::detach);
    }

    private AttachNetworkInterfaceResult attach(Call call, Txn txn, AttachNetworkInterfaceRequest in) {
        var eni = Eni.TABLE.find(call, txn, in.networkInterfaceId());
        NetworkInterfaces.own(eni);
        if (in.enaSrdSpecification() != null) {
            throw Ec2Errors.unsupported(NetworkInterfaces.NO_ENA_EXPRESS);
        }
        var instance = Key.of(call, in.instanceId() == null ? "" : in.instanceId());
        if (!Kind.INSTANCE.isId(instance.id())) {
            throw Kind.INSTANCE.malformed(instance.id());
        }
        registry.find(txn, instance);
        int device = in.deviceIndex() == null ? 0 : in.deviceIndex();
        checkPlace(txn, eni, instance);
        var attached = Enis.attach(call, txn, eni, instance.id(), device, false);
        Wanted.changed(txn, eni.vpcKey());
        Wanted.instance(txn, instance);
        return AttachNetworkInterfaceResult.builder()
                .attachmentId(
                        attached.attachment() == null
                                ? null
                                : attached.attachment().id())
                .networkCardIndex(0)
                .build();
    }

    private static void checkPlace(ReadTxn txn, Eni eni, Key instance) {
        for (var other : Enis.ofInstance(txn, instance)) {
            if (!other.zone().equals(eni.zone())) {
                throw Ec2Errors.combination(
                        "You may not attach a network interface to an instance if they are not in the same availability"
                                + " zone");
            }
        }
    }

    private DetachNetworkInterfaceResponse detach(Call call, Txn txn, DetachNetworkInterfaceRequest in) {
        var eni = find(call, txn, in.attachmentId());
        NetworkInterfaces.own(eni);
        var attachment = eni.attachment();
        if (attachment != null && attachment.device() == 0) {
            throw Ec2Errors.notPermitted(
                    "The network interface at device index 0 and networkCard index 0 cannot be detached.");
        }
        Enis.detach(txn, pool, eni);
        if (attachment != null) {
            Wanted.instance(txn, eni.key().sibling(attachment.instance()));
        }
        return DetachNetworkInterfaceResponse.builder().build();
    }

    private static Eni find(Call call, ReadTxn txn, @Nullable String id) {
        for (var eni : Eni.TABLE.within(txn, Key.of(call, id == null ? "" : id))) {
            if (eni.attachment() != null && eni.attachment().id().equals(id)) {
                return eni;
            }
        }
        throw new ApiException("InvalidAttachmentID.NotFound", "The attachment '" + id + "' does not exist.");
    }
}

package io.unkai.services.compute.ec2.address;

import io.unkai.api.ec2.AssociateAddressRequest;
import io.unkai.api.ec2.AssociateAddressResult;
import io.unkai.api.ec2.DisassociateAddressRequest;
import io.unkai.api.ec2.DisassociateAddressResponse;
import io.unkai.api.ec2.Ec2;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Cidrs;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.net.Eip;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.PublicPool;
import io.unkai.services.compute.ec2.net.Publicly;
import org.jspecify.annotations.Nullable;

/** Operations that associate Elastic IP addresses. */
record Associations(PublicPool pool) {
    void register(Handlers on) {
        on.on(Ec2.ASSOCIATE_ADDRESS, this::associate);
        on.on(Ec2.DISASSOCIATE_ADDRESS, this::disassociate);
    }

    private AssociateAddressResult associate(Call call, Txn txn, AssociateAddressRequest in) {
        var eip = Addresses.find(call, txn, in.allocationId(), in.publicIp());
        var eni = eni(call, txn, in.networkInterfaceId(), in.instanceId());
        var ip = in.privateIpAddress() == null
                ? eni.primary()
                : Cidrs.ip("privateIpAddress", in.privateIpAddress(), false);
        var use = eip.use();
        if (use != null && use.eni().equals(eni.id()) && use.privateIp().equals(ip)) {
            return AssociateAddressResult.builder()
                    .associationId(use.association())
                    .build();
        }
        if (use != null && Boolean.FALSE.equals(in.allowReassociation())) {
            throw new ApiException(
                    "Resource.AlreadyAssociated",
                    "resource " + eip.id() + " is already associated with associate-id " + use.association());
        }
        Publicly.disassociate(txn, eip);
        var fresh = Eni.TABLE.find(txn, eni.key());
        return AssociateAddressResult.builder()
                .associationId(Publicly.associate(call, txn, pool, eip.free(), fresh, ip))
                .build();
    }

    private static Eni eni(Call call, ReadTxn txn, @Nullable String eni, @Nullable String instance) {
        if (eni != null) {
            return Eni.TABLE.find(call, txn, eni);
        }
        if (instance == null) {
            throw Ec2Errors.missing("instanceId");
        }
        if (!Kind.INSTANCE.isId(instance)) {
            throw Kind.INSTANCE.malformed(instance);
        }
        var enis = Eni.TABLE.within(txn, Key.of(call, instance));
        if (enis.isEmpty()) {
            throw Kind.INSTANCE.absent(instance);
        }
        if (enis.size() > 1) {
            throw new ApiException(
                    "InvalidInstanceID",
                    "There are multiple interfaces attached to instance '" + instance
                            + "'. Please specify an interface ID for the operation instead.");
        }
        return enis.getFirst();
    }

    private DisassociateAddressResponse disassociate(Call call, Txn txn, DisassociateAddressRequest in) {
        var eip = in.associationId() == null
                ? Addresses.find(call, txn, null, in.publicIp())
                : find(call, txn, in.associationId());
        if (eip.use() == null) {
            throw new ApiException("InvalidAssociationID.NotFound", "The address " + eip.ip() + " is not associated.");
        }
        var eni = Eni.TABLE.get(txn, eip.key().sibling(eip.use().eni()));
        if (eni != null && !eni.origin().requester().isEmpty()) {
            throw Ec2Errors.notPermitted("You are not allowed to manage 'ela-attach' attachments.");
        }
        Publicly.disassociate(txn, eip);
        return DisassociateAddressResponse.builder().build();
    }

    private static Eip find(Call call, ReadTxn txn, String association) {
        for (var eip : Eip.TABLE.within(txn, Key.of(call, association))) {
            if (eip.use() != null && eip.use().association().equals(association)) {
                return eip;
            }
        }
        throw new ApiException(
                "InvalidAssociationID.NotFound", "The association ID '" + association + "' does not exist");
    }
}

package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Associates Elastic IP addresses with interfaces. */
public final class Publicly {
    private Publicly() {}

    /**
     * Associates an address; one that an interface was assigned automatically goes back to the pool.
     *
     * @param privateIp the interface's address that it stands for
     * @return the association's id
     */
    public static String associate(Call call, Txn txn, PublicPool pool, Eip eip, Eni eni, Ip privateIp) {
        checkGateway(txn, eni);
        var before = find(eni, privateIp).publicly();
        if (before != null && before.automatic()) {
            pool.free(txn, before.ip());
        } else if (before != null && !before.allocation().equals(eip.id())) {
            throw new ApiException(
                    "Resource.AlreadyAssociated",
                    "resource " + before.allocation() + " is already associated with associate-id "
                            + before.association());
        }
        var association = call.ids().next("eipassoc");
        put(txn, eni, privateIp, new Eni.Public(eip.ip(), call.account(), eip.id(), association));
        Eip.TABLE.put(txn, eip.usedBy(new Eip.Use(association, eni.id(), privateIp)));
        return association;
    }

    private static void checkGateway(ReadTxn txn, Eni eni) {
        if (!InternetGateway.TABLE.anyWithin(txn, eni.vpcKey())) {
            throw new ApiException(
                    "Gateway.NotAttached", "Network " + eni.vpc() + " is not attached to any internet gateway");
        }
    }

    /** Takes an address away from its interface; nothing happens where it has none. */
    public static void disassociate(Txn txn, Eip eip) {
        var use = eip.use();
        if (use == null) {
            return;
        }
        var eni = Eni.TABLE.get(txn, eip.key().sibling(use.eni()));
        if (eni != null) {
            put(txn, eni, use.privateIp(), null);
        }
        Eip.TABLE.put(txn, eip.free());
    }

    private static Eni.Address find(Eni eni, Ip privateIp) {
        for (var address : eni.addresses()) {
            if (address.ip().equals(privateIp)) {
                return address;
            }
        }
        throw Ec2Errors.invalidValue("Invalid private IP address " + privateIp + " for network interface " + eni.id());
    }

    private static void put(Txn txn, Eni eni, Ip privateIp, Eni.@Nullable Public publicly) {
        var changed = new ArrayList<Eni.Address>();
        for (var address : eni.addresses()) {
            changed.add(address.ip().equals(privateIp) ? new Eni.Address(privateIp, publicly) : address);
        }
        Eni.TABLE.put(txn, eni.with(changed, eni.ipv6()));
        Wanted.changed(txn, eni.vpcKey());
    }
}

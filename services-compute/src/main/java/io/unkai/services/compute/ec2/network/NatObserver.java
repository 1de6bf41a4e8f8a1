package io.unkai.services.compute.ec2.network;

import io.unkai.kernel.store.Txn;
import io.unkai.planes.network.Network;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.eni.Enis;
import io.unkai.services.compute.ec2.net.Eip;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.NatGateway;
import io.unkai.services.compute.ec2.net.NatState;
import io.unkai.services.compute.ec2.net.PublicPool;
import io.unkai.services.compute.ec2.net.Publicly;

/** Records which NAT gateways were made, and lets go of the interfaces of those that are gone. */
record NatObserver(Txn txn, PublicPool pool) {
    void observe(Key vpc, Network network) {
        for (var nat : NatGateway.TABLE.within(txn, vpc)) {
            boolean there =
                    network.natGateways().stream().anyMatch(one -> one.id().equals(nat.id()));
            if (nat.state() == NatState.PENDING && there) {
                NatGateway.TABLE.put(txn, nat.in(NatState.AVAILABLE));
            } else if (nat.state() == NatState.DELETING && !there) {
                letGo(nat);
                NatGateway.TABLE.put(txn, nat.in(NatState.DELETED));
            }
        }
    }

    private void letGo(NatGateway nat) {
        var key = nat.key().sibling(nat.eni());
        for (var eip : Eip.TABLE.within(txn, key)) {
            Publicly.disassociate(txn, eip);
        }
        var eni = Eni.TABLE.get(txn, key);
        if (eni != null) {
            Enis.delete(txn, Enis.detach(txn, pool, eni));
        }
    }
}

package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Key;

/** Asks for networks to be made what the store says. */
public final class Wanted {
    /** The kind of reconcile request; its keys are those of VPCs. */
    public static final String KIND = "ec2.vpc";

    /** The kind of reconcile request for instances; its keys are theirs. */
    public static final String INSTANCE = "ec2.instance";

    private Wanted() {}

    /** Something of a VPC changed; VPCs peered with it may know its groups. */
    public static void changed(Txn txn, Key vpc) {
        txn.reconcile(KIND, vpc.text());
        for (var peering : Peering.active(txn, vpc)) {
            txn.reconcile(KIND, peering.otherSide(vpc).text());
        }
    }

    /** The interfaces of an instance changed: they are to be plugged. */
    public static void instance(Txn txn, Key instance) {
        txn.reconcile(INSTANCE, instance.text());
    }
}

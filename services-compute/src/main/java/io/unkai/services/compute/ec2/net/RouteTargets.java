package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Kind;

/** Whether what routes lead to is there; what is not is a black hole. */
public final class RouteTargets {
    private RouteTargets() {}

    /** Whether a target of a VPC's route can be reached. */
    public static boolean alive(ReadTxn txn, Vpc vpc, String id) {
        var key = vpc.key().sibling(id);
        return switch (Kind.ofId(id)) {
            case INTERNET_GATEWAY -> {
                var gateway = InternetGateway.TABLE.get(txn, key);
                yield gateway != null && vpc.id().equals(gateway.vpc());
            }
            case EGRESS_GATEWAY -> EgressGateway.TABLE.get(txn, key) != null;
            case NAT_GATEWAY -> {
                var nat = NatGateway.TABLE.get(txn, key);
                yield nat != null && nat.state().alive();
            }
            case INTERFACE -> {
                var eni = Eni.TABLE.get(txn, key);
                yield eni != null && eni.attachment() != null;
            }
            case PEERING -> {
                var peering = Peering.get(txn, id);
                yield peering != null && peering.state().live() && peering.has(vpc.key());
            }
            case ENDPOINT -> {
                var endpoint = Endpoint.TABLE.get(txn, key);
                yield endpoint != null && endpoint.vpc().equals(vpc.id());
            }
            case null -> id.equals(RouteTable.LOCAL);
            default -> false;
        };
    }
}

package io.unkai.services.compute.ec2.route;

import io.unkai.api.ec2.AssociateRouteTableRequest;
import io.unkai.api.ec2.AssociateRouteTableResult;
import io.unkai.api.ec2.DisassociateRouteTableRequest;
import io.unkai.api.ec2.DisassociateRouteTableResponse;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ReplaceRouteTableAssociationRequest;
import io.unkai.api.ec2.ReplaceRouteTableAssociationResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.net.RouteTable;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import org.jspecify.annotations.Nullable;

/** Operations that say which subnets use which route table, and which one is the main one. */
final class Associations {
    void register(Handlers on) {
        on.on(Ec2.ASSOCIATE_ROUTE_TABLE, this::associate);
        on.on(Ec2.DISASSOCIATE_ROUTE_TABLE, this::disassociate);
        on.on(Ec2.REPLACE_ROUTE_TABLE_ASSOCIATION, this::replace);
    }

    private AssociateRouteTableResult associate(Call call, Txn txn, AssociateRouteTableRequest in) {
        if (in.gatewayId() != null) {
            throw Ec2Errors.unsupported("Gateways cannot be associated with route tables here.");
        }
        if (in.subnetId() == null) {
            throw Ec2Errors.missing("subnetId");
        }
        var table = RouteTable.TABLE.find(call, txn, in.routeTableId());
        var subnet = Subnet.TABLE.find(call, txn, in.subnetId());
        checkVpc(table, subnet.vpc(), "subnet " + subnet.id());
        var use = subnet.table();
        if (use != null && !use.id().equals(table.id())) {
            throw new ApiException(
                    "Resource.AlreadyAssociated",
                    "the specified association for route table " + table.id()
                            + " conflicts with an existing association");
        }
        var id = use == null ? use(call, txn, subnet, table) : use.association();
        return AssociateRouteTableResult.builder()
                .associationId(id)
                .associationState(RouteViews.ASSOCIATED)
                .build();
    }

    private static String use(Call call, Txn txn, Subnet subnet, RouteTable table) {
        var association = call.ids().next("rtbassoc");
        Subnet.TABLE.put(txn, subnet.withTable(new Subnet.Use(association, table.id())));
        Wanted.changed(txn, subnet.vpcKey());
        return association;
    }

    private static void checkVpc(RouteTable table, String vpc, String what) {
        if (!table.vpc().equals(vpc)) {
            throw Ec2Errors.invalidValue(
                    "route table " + table.id() + " and " + what + " belong to different networks");
        }
    }

    private DisassociateRouteTableResponse disassociate(Call call, Txn txn, DisassociateRouteTableRequest in) {
        var id = in.associationId();
        if (main(call, txn, id) != null) {
            throw Ec2Errors.invalidValue("cannot disassociate the main route table association " + id);
        }
        var subnet = subnet(call, txn, id);
        Subnet.TABLE.put(txn, subnet.withTable(null));
        Wanted.changed(txn, subnet.vpcKey());
        return DisassociateRouteTableResponse.builder().build();
    }

    private ReplaceRouteTableAssociationResult replace(Call call, Txn txn, ReplaceRouteTableAssociationRequest in) {
        var table = RouteTable.TABLE.find(call, txn, in.routeTableId());
        var vpc = main(call, txn, in.associationId());
        return ReplaceRouteTableAssociationResult.builder()
                .newAssociationId(
                        vpc == null
                                ? replaceOwn(call, txn, subnet(call, txn, in.associationId()), table)
                                : replaceMain(call, txn, vpc, table))
                .associationState(RouteViews.ASSOCIATED)
                .build();
    }

    private static String replaceOwn(Call call, Txn txn, Subnet subnet, RouteTable table) {
        checkVpc(table, subnet.vpc(), "subnet " + subnet.id());
        return use(call, txn, subnet, table);
    }

    private static String replaceMain(Call call, Txn txn, Vpc vpc, RouteTable table) {
        checkVpc(table, vpc.id(), "network " + vpc.id());
        var association = call.ids().next("rtbassoc");
        Vpc.TABLE.put(txn, vpc.withMain(table.id(), association));
        Wanted.changed(txn, vpc.key());
        return association;
    }

    private static @Nullable Vpc main(Call call, ReadTxn txn, @Nullable String id) {
        if (id == null) {
            throw Ec2Errors.missing("associationId");
        }
        for (var vpc : Vpc.TABLE.within(txn, Key.of(call, id))) {
            if (vpc.mainAssociation().equals(id)) {
                return vpc;
            }
        }
        return null;
    }

    private static Subnet subnet(Call call, ReadTxn txn, @Nullable String id) {
        for (var subnet : Subnet.TABLE.within(txn, Key.of(call, id == null ? "" : id))) {
            if (subnet.table() != null && subnet.table().association().equals(id)) {
                return subnet;
            }
        }
        throw new ApiException("InvalidAssociationID.NotFound", "The association ID '" + id + "' does not exist");
    }
}

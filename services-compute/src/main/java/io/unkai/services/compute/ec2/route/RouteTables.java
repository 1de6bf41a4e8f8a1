package io.unkai.services.compute.ec2.route;

import io.unkai.api.ec2.CreateRouteTableRequest;
import io.unkai.api.ec2.CreateRouteTableResult;
import io.unkai.api.ec2.DeleteRouteTableRequest;
import io.unkai.api.ec2.DeleteRouteTableResponse;
import io.unkai.api.ec2.DescribeRouteTablesRequest;
import io.unkai.api.ec2.DescribeRouteTablesResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.ClientTokens;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.RouteTable;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.vpc.DefaultVpc;
import java.util.List;

/** Operations on route tables. */
public final class RouteTables {
    /** How many route tables a VPC may have. */
    public static final Quota QUOTA = new Quota("vpc", "L-589F43AA", "Route tables per VPC", 200);

    private final Listing<RouteTable, io.unkai.api.ec2.RouteTable> listing;

    /** @param tokens continue lists */
    public RouteTables(Tokens tokens) {
        this.listing = new Listing<>(tokens, RouteTable.TABLE, RouteViews::of, RouteViews.FILTERS);
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        on.on(Ec2.CREATE_ROUTE_TABLE, this::create);
        on.on(Ec2.DELETE_ROUTE_TABLE, this::delete);
        on.on(Ec2.DESCRIBE_ROUTE_TABLES, DefaultVpc.first(this::describe));
        new Routes().register(on);
        new Associations().register(on);
        registry.add(RouteTable.TABLE);
    }

    private CreateRouteTableResult create(Call call, Txn txn, CreateRouteTableRequest in) {
        var id = ClientTokens.once(call, txn, in.clientToken(), in, () -> make(call, txn, in));
        return CreateRouteTableResult.builder()
                .routeTable(RouteViews.of(txn, RouteTable.TABLE.find(call, txn, id)))
                .clientToken(in.clientToken())
                .build();
    }

    private static String make(Call call, Txn txn, CreateRouteTableRequest in) {
        var vpc = Vpc.TABLE.find(call, txn, in.vpcId());
        int have = RouteTable.TABLE.within(txn, vpc.key()).size();
        if (have >= QUOTA.value(txn, call.account(), call.region())) {
            throw new ApiException("RouteTableLimitExceeded", "The maximum number of route tables has been reached.");
        }
        var table =
                RouteTable.TABLE.put(txn, new RouteTable(Key.of(call, call.ids().next("rtb")), vpc.id(), List.of()));
        Ec2Tags.create(call, txn, Kind.ROUTE_TABLE, table.key(), in.tagSpecifications());
        return table.id();
    }

    private DeleteRouteTableResponse delete(Call call, Txn txn, DeleteRouteTableRequest in) {
        var table = RouteTable.TABLE.find(call, txn, in.routeTableId());
        var vpc = Vpc.TABLE.find(txn, table.key().sibling(table.vpc()));
        if (vpc.mainTable().equals(table.id()) || Subnet.TABLE.anyWithin(txn, table.key())) {
            throw Ec2Errors.dependency("routeTable", table.id());
        }
        RouteTable.TABLE.remove(txn, table);
        return DeleteRouteTableResponse.builder().build();
    }

    private DescribeRouteTablesResult describe(Call call, ReadTxn txn, DescribeRouteTablesRequest in) {
        var page = listing.list(call, txn, Asked.of(in.routeTableIds(), in.filters(), in.maxResults(), in.nextToken()));
        return DescribeRouteTablesResult.builder()
                .routeTables(page.items())
                .nextToken(page.nextToken())
                .build();
    }
}

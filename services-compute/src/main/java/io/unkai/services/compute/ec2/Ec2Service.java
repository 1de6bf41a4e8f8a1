package io.unkai.services.compute.ec2;

import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.account.AccountAttributes;
import io.unkai.services.compute.ec2.acl.Acls;
import io.unkai.services.compute.ec2.address.Addresses;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.dhcp.DhcpOptionSets;
import io.unkai.services.compute.ec2.endpoint.VpcEndpoints;
import io.unkai.services.compute.ec2.eni.NetworkInterfaces;
import io.unkai.services.compute.ec2.flow.FlowLogs;
import io.unkai.services.compute.ec2.gateway.EgressGateways;
import io.unkai.services.compute.ec2.gateway.InternetGateways;
import io.unkai.services.compute.ec2.group.Groups;
import io.unkai.services.compute.ec2.group.Rules;
import io.unkai.services.compute.ec2.guest.GuestService;
import io.unkai.services.compute.ec2.insights.Analyst;
import io.unkai.services.compute.ec2.insights.Insights;
import io.unkai.services.compute.ec2.nat.NatGateways;
import io.unkai.services.compute.ec2.net.PublicPool;
import io.unkai.services.compute.ec2.network.VpcReconciler;
import io.unkai.services.compute.ec2.peering.Peerings;
import io.unkai.services.compute.ec2.prefix.PrefixLists;
import io.unkai.services.compute.ec2.region.OptIns;
import io.unkai.services.compute.ec2.region.Regions;
import io.unkai.services.compute.ec2.route.RouteTables;
import io.unkai.services.compute.ec2.subnet.Subnets;
import io.unkai.services.compute.ec2.tag.TagOperations;
import io.unkai.services.compute.ec2.vpc.Vpcs;
import java.util.List;

/** EC2, put together. */
public final class Ec2Service {
    private final Store store;
    private final NetworkPlane network;
    private final PublicPool pool;
    private final OptIns optIns;
    private final Tokens tokens;
    private final Registry registry = new Registry();

    /**
     * @param store the state of the cloud
     * @param sealer seals with the machine's key
     * @param network makes VPCs real
     * @param pool the public addresses
     * @param optIns which regions accounts have opened
     */
    public Ec2Service(Store store, Sealer sealer, NetworkPlane network, PublicPool pool, OptIns optIns) {
        this.store = store;
        this.network = network;
        this.pool = pool;
        this.optIns = optIns;
        this.tokens = new Tokens(sealer);
    }

    /** Registers the operations that are implemented. */
    public void register(Handlers on) {
        new Regions(optIns).register(on);
        new AccountAttributes().register(on);
        new TagOperations(registry, tokens).register(on);
        new Vpcs(tokens).register(on, registry);
        new Subnets(tokens).register(on, registry);
        new Groups(tokens).register(on, registry);
        new Rules(tokens).register(on, registry);
        new InternetGateways(tokens).register(on, registry);
        new EgressGateways(tokens).register(on, registry);
        new RouteTables(tokens).register(on, registry);
        new Acls(tokens).register(on, registry);
        new NetworkInterfaces(tokens, pool).register(on, registry);
        new Addresses(tokens, pool).register(on, registry);
        new NatGateways(tokens, pool).register(on, registry);
        new DhcpOptionSets(tokens).register(on, registry);
        new PrefixLists(tokens).register(on, registry);
        new VpcEndpoints(tokens).register(on, registry);
        new Peerings(tokens).register(on, registry);
        new FlowLogs(tokens).register(on, registry);
        new Insights(tokens).register(on, registry);
    }

    /** What permissions need to know of EC2's resources. */
    public ResourceFacts facts() {
        return new Ec2Facts();
    }

    /** What may be done through an endpoint, by the text of its key: nothing where it is gone. */
    public static String endpointPolicy(ReadTxn txn, String endpoint) {
        return VpcEndpoints.policy(txn, Key.parse(endpoint));
    }

    /** Registers these and the operations on instances. */
    public void register(Handlers on, ComputeServices compute) {
        register(on);
        compute.register(on, registry, tokens);
    }

    /** What makes the machine what was asked for. */
    public List<Reconciler> reconcilers() {
        return reconcilers(vpc -> {});
    }

    /** The same, where this serves at the interfaces of endpoints. */
    public List<Reconciler> reconcilers(GuestService interfaces) {
        return List.of(new VpcReconciler(store, network, pool, interfaces), new Analyst(store, network));
    }
}

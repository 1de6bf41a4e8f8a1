package io.unkai.services.compute.ec2;

import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.group.Groups;
import io.unkai.services.compute.ec2.group.Rules;
import io.unkai.services.compute.ec2.network.VpcReconciler;
import io.unkai.services.compute.ec2.region.Regions;
import io.unkai.services.compute.ec2.subnet.Subnets;
import io.unkai.services.compute.ec2.tag.TagOperations;
import io.unkai.services.compute.ec2.vpc.Vpcs;
import java.util.List;

/** EC2, put together. */
public final class Ec2Service {
    private final Store store;
    private final NetworkPlane network;
    private final Tokens tokens;
    private final Registry registry = new Registry();

    /**
     * @param store the state of the cloud
     * @param sealer seals with the machine's key
     * @param network makes VPCs real
     */
    public Ec2Service(Store store, Sealer sealer, NetworkPlane network) {
        this.store = store;
        this.network = network;
        this.tokens = new Tokens(sealer);
    }

    /** Registers the operations that are implemented. */
    public void register(Handlers on) {
        new Regions().register(on);
        new TagOperations(registry, tokens).register(on);
        new Vpcs(tokens).register(on, registry);
        new Subnets(tokens).register(on, registry);
        new Groups(tokens).register(on, registry);
        new Rules(tokens).register(on, registry);
    }

    /** Registers these and the operations on instances. */
    public void register(Handlers on, ComputeServices compute) {
        register(on);
        compute.register(on, registry, tokens);
    }

    /** What makes the machine what was asked for. */
    public List<Reconciler> reconcilers() {
        return List.of(new VpcReconciler(store, network));
    }
}

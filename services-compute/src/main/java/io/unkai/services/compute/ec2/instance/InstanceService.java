package io.unkai.services.compute.ec2.instance;

import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Store;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.guest.GuestService;
import io.unkai.services.compute.ec2.image.PublicImages;
import io.unkai.services.compute.ec2.net.PublicPool;
import io.unkai.services.compute.ec2.secret.DataKeys;
import java.time.Instant;
import java.util.function.Supplier;

/** Instances: what EC2 wires. */
public final class InstanceService {
    private final Store store;
    private final Host host;
    private final PublicImages images;
    private final DataKeys keys;
    private final PublicPool pool;
    private final Supplier<Instant> clock;

    /**
     * @param host what instances run on
     * @param keys what their volumes are encrypted with
     * @param images what they begin as
     * @param pool where their public addresses come from
     * @param clock the cloud's time
     */
    public InstanceService(
            Store store, Host host, DataKeys keys, PublicImages images, PublicPool pool, Supplier<Instant> clock) {
        this.store = store;
        this.host = host;
        this.keys = keys;
        this.images = images;
        this.pool = pool;
        this.clock = clock;
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry, Tokens tokens, Cloud cloud) {
        registry.add(StoredInstance.TABLE);
        var profiles = new Profiles(cloud);
        new Launches(store, host, images, profiles, pool).register(on);
        new ProfileAssociations(tokens, profiles).register(on);
        new Credits(tokens).register(on);
        new Power(host, pool).register(on);
        new InstanceList(tokens).register(on);
        new StatusList(tokens).register(on);
        new AttributeReads().register(on);
        new AttributeWrites().register(on);
        new Monitorings().register(on);
        new Consoles(host.compute()).register(on);
    }

    /** What makes machines of instances. */
    public Reconciler reconciler(GuestService services) {
        var machines = new Machines(host, keys);
        var booting = new Booting(store, machines, images, services, clock);
        var ending = new Ending(store, pool, clock);
        return new InstanceReconciler(store, machines, booting, ending, clock);
    }
}

package io.unkai.services.compute.ec2;

import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.services.compute.dlm.DlmService;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.connect.InstanceConnect;
import io.unkai.services.compute.ec2.disk.DiskService;
import io.unkai.services.compute.ec2.dns.NameServers;
import io.unkai.services.compute.ec2.endpoint.Arrivals;
import io.unkai.services.compute.ec2.endpoint.Front;
import io.unkai.services.compute.ec2.endpoint.Relays;
import io.unkai.services.compute.ec2.flow.FlowCollector;
import io.unkai.services.compute.ec2.guest.GuestService;
import io.unkai.services.compute.ec2.image.ImagePreparation;
import io.unkai.services.compute.ec2.image.Images;
import io.unkai.services.compute.ec2.image.PublicImages;
import io.unkai.services.compute.ec2.imds.MetadataService;
import io.unkai.services.compute.ec2.imports.ImportReconciler;
import io.unkai.services.compute.ec2.imports.Imports;
import io.unkai.services.compute.ec2.instance.CreditMeter;
import io.unkai.services.compute.ec2.instance.HealthChecks;
import io.unkai.services.compute.ec2.instance.Host;
import io.unkai.services.compute.ec2.instance.InstanceService;
import io.unkai.services.compute.ec2.instance.Recovery;
import io.unkai.services.compute.ec2.key.KeyMaker;
import io.unkai.services.compute.ec2.key.KeyPairs;
import io.unkai.services.compute.ec2.lease.LeaseServers;
import io.unkai.services.compute.ec2.net.PublicPool;
import io.unkai.services.compute.ec2.network.NetworkRecovery;
import io.unkai.services.compute.ec2.secret.DataKeys;
import io.unkai.services.compute.ec2.secret.SealedKeys;
import io.unkai.services.compute.ec2.template.Templates;
import io.unkai.services.compute.ec2.type.InstanceTypes;
import io.unkai.services.compute.rbin.RbinService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The part of EC2 that is about instances, put together: keys, types, images, templates, volumes, metadata; and the services that
 * look after its snapshots and images.
 */
@SuppressWarnings("try") // the watch of machines says that closing it may be interrupted
public final class ComputeServices implements AutoCloseable {
    private final Store store;
    private final Host host;
    private final KeyMaker keys;
    private final PublicImages images;
    private final Supplier<Instant> clock;
    private final Cloud cloud;
    private final DataKeys volumeKeys;
    private final InstanceService instances;
    private final DiskService disks;
    private final MetadataService metadata;
    private final NameServers names;
    private final LeaseServers leases;
    private final Relays endpoints;
    private final Relays interfaces;
    private final Recovery recovery;
    private final HealthChecks health;
    private final FlowCollector flows;
    private final CreditMeter credits;

    /**
     * @param store the state of the cloud
     * @param sealer seals with the machine's key
     * @param ids where the keys of volumes come from
     * @param host what instances run on
     * @param pool where public addresses come from
     * @param keys makes pairs of keys
     * @param images the images that are offered
     * @param clock the cloud's time
     * @param cloud how other services are called
     * @param front where the cloud itself listens, for what comes through endpoints
     * @param arrivals is told what comes through endpoints
     */
    public ComputeServices(
            Store store,
            Sealer sealer,
            Ids ids,
            Host host,
            PublicPool pool,
            KeyMaker keys,
            PublicImages images,
            Supplier<Instant> clock,
            Cloud cloud,
            Front front,
            Arrivals arrivals) {
        this.store = store;
        this.host = host;
        this.keys = keys;
        this.images = images;
        this.clock = clock;
        this.cloud = cloud;
        this.volumeKeys = new DataKeys(store, new SealedKeys(store, sealer, ids), ids);
        this.instances = new InstanceService(store, host, volumeKeys, images, pool, clock);
        this.disks = new DiskService(store, host, volumeKeys, clock);
        this.metadata = new MetadataService(store, sealer, keys, clock, host.network(), cloud);
        this.names = new NameServers(store, host.network());
        this.leases = new LeaseServers(store, host.network());
        this.endpoints = Relays.ofGateways(store, host.network(), front, arrivals);
        this.interfaces = Relays.ofInterfaces(store, host.network(), front, arrivals);
        this.recovery = new Recovery(store, host);
        this.credits = new CreditMeter(store, host, clock);
        this.flows = new FlowCollector(store, host.network(), cloud, clock);
        this.health = new HealthChecks(store, host, metadata::heard, clock);
    }

    /** Registers the operations that are implemented. */
    public void register(Handlers on, Registry registry, Tokens tokens) {
        new KeyPairs(keys).register(on, registry);
        new InstanceTypes(tokens).register(on);
        new Images(images, host.block(), tokens).register(on, registry);
        new Templates(tokens).register(on, registry);
        disks.register(on, registry, tokens);
        new Imports(host.block(), tokens).register(on, registry);
        instances.register(on, registry, tokens, cloud);
        new InstanceConnect().register(on);
        DlmService.register(on);
        RbinService.register(on, tokens.sealer());
    }

    /** What makes the machine what was asked for. */
    public List<Reconciler> reconcilers() {
        var all = new ArrayList<Reconciler>(disks.reconcilers());
        all.add(instances.reconciler(this::serve));
        all.add(new ImportReconciler(store, host.block(), host.compute(), volumeKeys, cloud, clock));
        all.add(new ImagePreparation(store, host.block(), clock));
        all.add(DlmService.reconciler(store, cloud, clock));
        return all;
    }

    private void serve(Key vpc) {
        metadata.serve(vpc);
        names.serve(vpc);
        leases.serve(vpc);
        endpoints.serve(vpc);
        interfaces.serve(vpc);
    }

    /** What serves at the interfaces of endpoints, for who makes these. */
    public GuestService interfaces() {
        return interfaces;
    }

    /** To be called once reconcilers run: brings records and host together, and watches the host. */
    public void start() {
        new NetworkRecovery(store, host.network()).restore();
        recovery.start();
    }

    /** To be called every few seconds: checks how instances do, meters their credits, and collects what flow logs are about. */
    public void check() {
        health.check();
        credits.meter();
        flows.collect();
    }

    /** To be called every second, as disks fill fast: looks for room. */
    public void tend() {
        host.block().tend();
    }

    /** Writes what is only in memory so far; to be called at the end, while other services still work. */
    public void finish() {
        flows.finish();
    }

    /** Removes all machines and volumes, for a cloud that is emptied. */
    public void removeAll() {
        host.compute().removeAll();
        host.block().removeAll();
    }

    @Override
    public void close() throws Exception {
        recovery.close();
        metadata.close();
        names.close();
        leases.close();
        endpoints.close();
        interfaces.close();
    }
}

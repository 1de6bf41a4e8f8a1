package io.unkai.services.compute.ec2.network;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.guest.GuestService;
import io.unkai.services.compute.ec2.net.Endpoint;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Peering;
import io.unkai.services.compute.ec2.net.PublicPool;
import io.unkai.services.compute.ec2.net.Readiness;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one VPC's network what the store says, all of it at once, and records what has been made. Where no network can be made on this
 * machine, everything stays pending.
 *
 * @param store the state of the cloud
 * @param plane makes networks
 * @param pool the public addresses
 * @param interfaces what serves at the interfaces of endpoints
 */
public record VpcReconciler(Store store, NetworkPlane plane, PublicPool pool, GuestService interfaces)
        implements Reconciler {
    private static final Duration STILL_UNAVAILABLE = Duration.ofMinutes(1);

    @Override
    public String kind() {
        return Wanted.KIND;
    }

    @Override
    public Outcome reconcile(String text) {
        var key = Key.parse(text);
        if (plane.unavailable().isPresent()) {
            return Outcome.again(STILL_UNAVAILABLE);
        }
        var endpoints = store.<List<Endpoint>>read(txn -> pending(txn, key));
        @Nullable
        Network wanted = store.<@Nullable Network>read(txn -> {
            var vpc = Vpc.TABLE.get(txn, key);
            return vpc == null ? null : new NetworkBuilder(txn, vpc).build();
        });
        if (wanted == null) {
            plane.remove(key.id());
            return Outcome.done();
        }
        plane.apply(wanted);
        interfaces.serve(key);
        for (var id : plane.plugged(key.id()).keySet()) {
            if (!store.<Boolean>read(txn -> attached(txn, key.sibling(id)))) {
                plane.unplug(key.id(), id);
            }
        }
        store.write(txn -> {
            made(txn, key, wanted);
            pending(txn, key).stream()
                    .filter(endpoints::contains)
                    .forEach(endpoint -> Endpoint.TABLE.put(txn, endpoint.available()));
            new NatObserver(txn, pool).observe(key, wanted);
            for (var one : wanted.peerings()) {
                var peering = Peering.get(txn, one.id());
                if (peering != null && peering.state().live()) {
                    Peering.put(txn, peering.made(key));
                }
            }
            return key;
        });
        return Outcome.done();
    }

    private static List<Endpoint> pending(ReadTxn txn, Key vpc) {
        return Endpoint.TABLE.within(txn, vpc).stream()
                .filter(endpoint -> endpoint.state() == Readiness.PENDING)
                .toList();
    }

    private static boolean attached(ReadTxn txn, Key key) {
        var eni = Eni.TABLE.get(txn, key);
        return eni != null && eni.attachment() != null;
    }

    private static void made(Txn txn, Key key, Network network) {
        Vpc.TABLE.change(txn, key, vpc -> vpc.state() == Readiness.PENDING, vpc -> vpc.in(Readiness.AVAILABLE));
        for (var one : network.subnets()) {
            Subnet.TABLE.change(
                    txn,
                    key.sibling(one.id()),
                    subnet -> subnet.state() == Readiness.PENDING,
                    subnet -> subnet.in(Readiness.AVAILABLE));
        }
        for (var one : network.interfaces()) {
            Eni.TABLE.change(
                    txn, key.sibling(one.id()), eni -> eni.state() == Readiness.PENDING, eni -> eni.available());
        }
    }
}

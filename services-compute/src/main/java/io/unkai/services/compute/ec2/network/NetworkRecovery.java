package io.unkai.services.compute.ec2.network;

import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Store;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the host's networks and the records of VPCs the same when the server starts: a restart of the host leaves no network.
 *
 * @param store the state of the cloud
 * @param plane where networks are
 */
public record NetworkRecovery(Store store, NetworkPlane plane) {
    /** Removes what belongs to no VPC, and asks for what is not there; does nothing where networks cannot be made. */
    public void restore() {
        if (plane.unavailable().isPresent()) {
            return;
        }
        // A VPC that is made meanwhile is recorded before its network is there.
        var networks = plane.vpcs();
        var vpcs = vpcs();
        networks.stream().filter(vpc -> !vpcs.containsKey(vpc)).forEach(plane::remove);
        var gone = vpcs.entrySet().stream()
                .filter(vpc -> plane.live(vpc.getKey()).isEmpty())
                .map(Map.Entry::getValue)
                .toList();
        if (!gone.isEmpty()) {
            store.write(txn -> {
                gone.forEach(vpc -> Wanted.changed(txn, vpc));
                return gone;
            });
        }
    }

    private Map<String, Key> vpcs() {
        return store.read(txn -> {
            var vpcs = new HashMap<String, Key>();
            try (var cursor = txn.scan(Vpc.TABLE.table(), Range.ALL)) {
                cursor.forEachRemaining(entry -> vpcs.put(entry.key().id(), entry.key()));
            }
            return vpcs;
        });
    }
}

package io.unkai.server;

import io.unkai.planes.linux.block.PoolBlockPlane;
import java.io.IOException;
import java.nio.file.Path;

/** What a cloud that does not run left on this host: its instances and networks live on by themselves. */
public final class HostRemains {
    private HostRemains() {}

    /**
     * Ends all instances and removes all networks and mounts of a data directory. Its volumes and records stay: the next start finds
     * the host as after a failure of its power.
     *
     * @throws IOException if the data directory cannot be used
     */
    public static void remove(Path data) throws IOException {
        var planes = HostPlanes.of(data, MachineSettings.DEFAULT);
        try (var compute = planes.compute();
                var network = planes.network();
                var block = planes.block()) {
            var shells = planes.shells();
            if (shells != null && shells.unavailable().isEmpty()) {
                shells.clear();
            }
            if (compute.unavailable().isEmpty()) {
                compute.removeAll();
            }
            if (network.unavailable().isEmpty()) {
                network.removeAll();
            }
        }
        new PoolBlockPlane(HostPlanes.volumes(data), MachineSettings.DEFAULT.kept()).unmount();
    }
}

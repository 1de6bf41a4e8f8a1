package io.unkai.server;

import io.unkai.planes.block.BlockPlane;
import io.unkai.planes.block.UnavailableBlockPlane;
import io.unkai.planes.compute.ComputePlane;
import io.unkai.planes.compute.UnavailableComputePlane;
import io.unkai.planes.linux.block.PoolBlockPlane;
import io.unkai.planes.linux.block.RoomNotice;
import io.unkai.planes.linux.compute.CrunComputePlane;
import io.unkai.planes.linux.compute.ShellSandboxes;
import io.unkai.planes.linux.compute.Virtualization;
import io.unkai.planes.linux.network.Internet;
import io.unkai.planes.linux.network.LinuxNetworkPlane;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.planes.network.UnavailableNetworkPlane;
import io.unkai.server.tls.LocalAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What makes networks and instances on this host. Nothing is done to the host before the first of them is asked for.
 *
 * @param network makes networks
 * @param compute runs machines
 * @param block keeps their volumes
 * @param shells makes sandboxes for the console's shells, or null where there is none of this
 */
record HostPlanes(
        NetworkPlane network,
        ComputePlane compute,
        BlockPlane block,
        @Nullable ShellSandboxes shells) {
    private static final String OFF = "the cloud was started with --machines off";

    static HostPlanes open(Settings settings) throws IOException {
        return settings.machines().on() ? of(settings.data(), settings.machines()) : none(OFF);
    }

    /** Those of a data directory, whatever its cloud was started with. */
    static HostPlanes of(Path data, MachineSettings machines) throws IOException {
        var internet = new Internet(machines.pool(), true);
        var volumes = new PoolBlockPlane(volumes(data), machines.kept());
        return new HostPlanes(
                new LinuxNetworkPlane(data.resolve("networks"), internet),
                new CrunComputePlane(
                        data.resolve("machines"),
                        volumes::file,
                        Map.of(
                                "authority.pem", data.resolve("tls").resolve(LocalAuthority.CERTIFICATE),
                                "room", RoomNotice.in(volumes(data)).file()),
                        new Virtualization(machines.mode() == MachineSettings.Mode.EMULATED)),
                volumes,
                new ShellSandboxes(data.resolve("machines").resolve("shells"), volumes::file));
    }

    /** Where the volumes of a data directory are. */
    static Path volumes(Path data) {
        return data.resolve("volumes");
    }

    private static HostPlanes none(String reason) {
        return new HostPlanes(
                new UnavailableNetworkPlane(reason),
                new UnavailableComputePlane(reason),
                new UnavailableBlockPlane(reason),
                null);
    }
}

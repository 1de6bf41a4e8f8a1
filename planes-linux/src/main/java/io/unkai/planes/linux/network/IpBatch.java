package io.unkai.planes.linux.network;

import io.unkai.planes.linux.ffm.NetlinkSocket;
import io.unkai.planes.linux.route.IpCommand;
import io.unkai.planes.network.NetworkException;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Runs many commands of {@code ip} in the namespace of the calling thread, one after the other. */
final class IpBatch {
    /** What the kernel says where something is already as it is to be: there, or gone, with or without what it belongs to. */
    private static final Set<Integer> HARMLESS = Set.of(2, 3, 17, NetlinkSocket.NO_DEVICE, 99);

    private IpBatch() {}

    /** Runs all, those for IPv6 after the others. */
    static void run(List<Item> items, boolean tolerant) {
        lines(false, items.stream().filter(item -> !item.v6()).map(Item::add).toList(), tolerant);
        lines(true, items.stream().filter(Item::v6).map(Item::add).toList(), tolerant);
    }

    /** Runs these lines. */
    static void lines(String... lines) {
        lines(false, List.of(lines), false);
    }

    /**
     * Runs these lines.
     *
     * @param tolerant whether to go on where something is already there, or already gone
     */
    static void lines(boolean v6, List<String> lines, boolean tolerant) {
        if (lines.isEmpty()) {
            return;
        }
        try (var socket = NetlinkSocket.open()) {
            for (var line : lines) {
                run(socket, line, v6, tolerant);
            }
        } catch (IOException e) {
            throw new NetworkException("the kernel cannot be asked for networks: " + e.getMessage(), e);
        }
    }

    private static void run(NetlinkSocket socket, String line, boolean v6, boolean tolerant) throws IOException {
        try {
            IpCommand.run(socket, line, v6);
        } catch (NetlinkSocket.Refused e) {
            if (!tolerant || !HARMLESS.contains(e.error())) {
                throw new NetworkException("'" + line + "' failed: " + e.getMessage(), e);
            }
        }
    }
}

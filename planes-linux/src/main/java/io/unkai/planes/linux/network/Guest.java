package io.unkai.planes.linux.network;

import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Network.Interface;
import io.unkai.planes.network.Network.Subnet;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a guest's end of an interface is given when it is plugged. The guest may change it; that is why nothing relies on it. */
final class Guest {
    private static final int METRIC = 100;

    private Guest() {}

    /**
     * The pair of devices, with the guest's end already where it belongs.
     *
     * @param index the number of the router's end, as {@link Names#index} says
     */
    static String pair(Interface face, State.Plug plug, int index) {
        return "link add " + Names.ofInterface(face.id()) + " index " + index + " type veth peer name "
                + Names.device(plug.device()) + " address " + Mac.checked(face.mac()) + " mtu " + Plumbing.MTU
                + " netns "
                + Names.guest(Path.of(plug.guest()));
    }

    /** What is done in the guest's namespace. */
    static List<String> lines(Interface face, Subnet subnet, String device) {
        var lines = new ArrayList<String>();
        lines.add("link set lo up");
        lines.add("link set " + device + " up");
        face.addresses().forEach(ip -> lines.add(address(ip, subnet, device)));
        int metric = metric(device);
        var last = metric == 0 ? "" : " metric " + metric;
        boolean has4 = face.addresses().stream().anyMatch(ip -> !ip.v6());
        Infrastructure.gateway(subnet)
                .filter(_ -> has4)
                .ifPresent(gateway ->
                        lines.add("route replace 0.0.0.0/0 via " + gateway + " dev " + device + " onlink" + last));
        if (face.addresses().stream().anyMatch(Ip::v6)) {
            lines.add("route replace ::/0 via " + Plumbing.HOP6 + " dev " + device + " onlink" + last);
        }
        return lines;
    }

    /** Whether the guest at an interface has its device up, with the interface's first address. */
    static boolean uses(State state, String id) {
        var plug = state.plugs().get(id);
        var face = state.face(id);
        if (plug == null || face.isEmpty() || Kernel.inode(Path.of(plug.guest())) != plug.inode()) {
            return false;
        }
        var address = face.get().addresses().getFirst().inet();
        return Kernel.in(Path.of(plug.guest()), () -> {
            var device = NetworkInterface.getByName(plug.device());
            return device != null && device.isUp() && device.inetAddresses().anyMatch(address::equals);
        });
    }

    private static String address(Ip ip, Subnet subnet, String device) {
        if (ip.v6()) {
            return "addr replace " + ip + "/128 dev " + device + " nodad";
        }
        int prefix = subnet.cidrs().stream()
                .filter(cidr -> cidr.contains(ip))
                .findFirst()
                .map(Cidr::prefix)
                .orElse(ip.bits());
        return "addr replace " + ip + "/" + prefix + " brd + dev " + device;
    }

    /** The first device's routes win: {@code eth0} before {@code eth1}. */
    private static int metric(String device) {
        var digits = device.replaceAll("[^0-9]", "");
        int number = digits.isEmpty() ? 0 : Integer.parseInt(digits.substring(0, Math.min(4, digits.length())));
        return number == 0 ? 0 : METRIC + number;
    }
}

package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.sys.Command;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passes what comes in by the interfaces of a sandbox on to its virtual machine, and back, as it is: the addresses on them are the
 * guest's. For each there is a tap device in the sandbox's network.
 *
 * @param folder the machine
 * @param monitor what takes the virtual machine's orders
 */
record Taps(Folder folder, Monitor monitor) {
    /** How many interfaces there can be. */
    static final int MOST = 8;

    private static final Pattern INTERFACE = Pattern.compile(
            "\\d+: (eth\\d)(?:@\\S+)?: .*? mtu (\\d{3,5}) .*?link/ether ((?:[0-9a-f]{2}:){5}[0-9a-f]{2}) ");

    private static final String CARD = "card-";
    private static final String TAP = "tap-";

    private record Face(String device, String mtu, String mac) {
        /** A name that is another one for an interface that took another's place. */
        String card() {
            return CARD + device + '-' + mac.replace(":", "");
        }

        String tap() {
            return TAP + device;
        }
    }

    /** Gives the machine the interfaces that the sandbox has, and takes away what it has no more. */
    void renew() throws IOException {
        var faces = new HashMap<String, Face>();
        for (Matcher found = INTERFACE.matcher(inside("ip", "-o", "link", "show") + '\n'); found.find(); ) {
            var face = new Face(found.group(1), found.group(2), found.group(3));
            faces.put(face.card(), face);
        }
        var cards = monitor.devices();
        for (var card : cards) {
            if (card.startsWith(CARD) && !faces.containsKey(card)) {
                remove(card);
            }
        }
        for (var face : faces.values()) {
            if (!cards.contains(face.card())) {
                plug(face);
            }
        }
    }

    private void remove(String card) throws IOException {
        if (monitor.removed(card)) {
            monitor.forget("netdev_del", Map.of("id", card));
            var device = card.substring(CARD.length(), card.lastIndexOf('-'));
            run("ip", "link", "del", "dev", TAP + device);
        }
    }

    private void plug(Face face) throws IOException {
        monitor.forget("netdev_del", Map.of("id", face.card()));
        run("ip", "link", "del", "dev", face.tap());
        var owner = Integer.toString(
                Slots.owner((int) folder.number(Folder.SLOT).orElseThrow(() -> new IOException("it has no slot"))));
        inside("ip", "tuntap", "add", "dev", face.tap(), "mode", "tap", "vnet_hdr", "user", owner);
        inside("ip", "link", "set", "dev", face.tap(), "mtu", face.mtu(), "up");
        pass(face.device(), face.tap());
        pass(face.tap(), face.device());
        monitor.call(
                "netdev_add",
                Map.of(
                        "type", "tap",
                        "id", face.card(),
                        "ifname", face.tap(),
                        "script", "no",
                        "downscript", "no"));
        int number = Integer.parseInt(face.device().substring("eth".length()));
        monitor.call(
                "device_add",
                Map.of(
                        "driver",
                        "virtio-net-pci",
                        "id",
                        face.card(),
                        "netdev",
                        face.card(),
                        "mac",
                        face.mac(),
                        "romfile",
                        "",
                        "host_mtu",
                        Integer.parseInt(face.mtu()),
                        "bus",
                        Qemu.port(number)));
    }

    /** All that comes in by one device goes out by another. */
    private void pass(String from, String to) throws IOException {
        run("tc", "qdisc", "del", "dev", from, "ingress");
        inside("tc", "qdisc", "add", "dev", from, "ingress");
        inside(
                "tc",
                "filter",
                "add",
                "dev",
                from,
                "parent",
                "ffff:",
                "protocol",
                "all",
                "u32",
                "match",
                "u32",
                "0",
                "0",
                "action",
                "mirred",
                "egress",
                "redirect",
                "dev",
                to);
    }

    private String inside(String... words) throws IOException {
        return Command.of(entered(words)).check();
    }

    /** What may fail as it was done before. */
    private void run(String... words) throws IOException {
        Command.of(entered(words)).run();
    }

    private String[] entered(String... words) throws IOException {
        OptionalLong init = Processes.init(folder);
        var network = "/proc/" + init.orElseThrow(() -> new IOException("it has ended")) + "/ns/net";
        var all = new String[words.length + 3];
        all[0] = "nsenter";
        all[1] = "--net=" + network;
        all[2] = "--";
        System.arraycopy(words, 0, all, 3, words.length);
        return all;
    }
}

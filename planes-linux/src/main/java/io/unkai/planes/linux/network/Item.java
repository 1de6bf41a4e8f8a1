package io.unkai.planes.linux.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One thing that {@code ip} makes and removes: an address, a neighbour, a route, a rule.
 *
 * @param device with which device it vanishes, or empty
 * @param v6 whether {@code ip} has to be told that it is about IPv6
 * @param add makes it, or makes it what it is to be
 * @param remove removes it; empty where that is the device's business
 */
record Item(String device, boolean v6, String add, String remove) {
    static Item of(String device, String add, String remove) {
        return new Item(device, false, add, remove);
    }

    /**
     * The commands that lead from one list of things to another.
     *
     * @param there the devices that are there and stay
     * @param fresh the devices that are new, so that nothing of theirs is there
     */
    static List<Item> change(List<Item> from, List<Item> to, Set<String> there, Set<String> fresh) {
        var wanted = new HashSet<>(to);
        var commands = new ArrayList<Item>();
        for (var item : from.reversed()) {
            boolean gone = !item.device.isEmpty() && (!there.contains(item.device) || fresh.contains(item.device));
            if (!wanted.contains(item) && !gone && !item.remove.isEmpty()) {
                commands.add(new Item(item.device, item.v6, item.remove, ""));
            }
        }
        var known = new HashSet<>(from);
        for (var item : to) {
            if (!known.contains(item) || fresh.contains(item.device)) {
                commands.add(item);
            }
        }
        return commands;
    }
}

package io.unkai.planes.compute;

import java.util.regex.Pattern;

/** What ids of machines and their parts look like; nothing else becomes part of a path. */
public final class MachineId {
    private static final Pattern MACHINE = Pattern.compile("i-[0-9a-f]{8,17}");
    private static final Pattern HOSTNAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern DEVICE = Pattern.compile("(sd|hd|xvd|nvme)[a-z0-9]{1,12}");

    private MachineId() {}

    /**
     * The id, if it is one.
     *
     * @throws IllegalArgumentException if not
     */
    public static String check(String id) {
        if (!MACHINE.matcher(id).matches()) {
            throw new IllegalArgumentException("not the id of a machine");
        }
        return id;
    }

    /**
     * The name, if a machine can have it.
     *
     * @throws IllegalArgumentException if not
     */
    public static String checkHostname(String name) {
        if (!HOSTNAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a host name");
        }
        return name;
    }

    /**
     * The name of a block device, if a machine can have it.
     *
     * @throws IllegalArgumentException if not
     */
    public static String checkDevice(String name) {
        if (!DEVICE.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a disk");
        }
        return name;
    }
}

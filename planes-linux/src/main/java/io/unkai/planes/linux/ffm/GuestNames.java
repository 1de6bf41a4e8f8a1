package io.unkai.planes.linux.ffm;

import java.util.Optional;

/** The names of devices in machines: as with EC2, one that is asked for as {@code sdf} is known as {@code xvdf}, too. */
final class GuestNames {
    private static final String GENERAL = "sd";
    private static final String XEN = "xvd";

    private GuestNames() {}

    /** The other name of a device, if it has one. */
    static Optional<String> other(String name) {
        if (name.startsWith(XEN)) {
            return Optional.of(GENERAL + name.substring(XEN.length()));
        }
        return name.startsWith(GENERAL) ? Optional.of(XEN + name.substring(GENERAL.length())) : Optional.empty();
    }
}

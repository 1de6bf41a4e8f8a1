package io.unkai.server;

import io.unkai.planes.linux.image.KeptImages;
import io.unkai.planes.network.Cidr;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the cloud makes of this host.
 *
 * @param mode whether it makes networks and instances, and which
 * @param publicPool the block of IPv4 addresses that is the cloud's internet, /16 to /29; the host has its first address
 * @param images the folder in which built images are kept for other data directories, or null for none
 */
public record MachineSettings(
        Mode mode, String publicPool, @Nullable Path images) {
    /** What is made. */
    public enum Mode {
        /** Networks and instances; virtual machines where the host's KVM boots them. */
        ON,
        /** The same, and virtual machines everywhere: QEMU emulates their processor where there is no KVM. */
        EMULATED,
        /** Nothing. */
        OFF;

        private String option() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is used when no option says otherwise; the block is one for documentation, which no real network uses. */
    public static final MachineSettings DEFAULT = new MachineSettings(Mode.ON, "198.51.100.0/24", null);

    private static final int LARGEST = 16;
    private static final int SMALLEST = 29;

    public MachineSettings {
        var block = Cidr.tryParse(publicPool);
        if (block == null || block.v6() || block.prefix() < LARGEST || block.prefix() > SMALLEST) {
            throw new SettingsException("--public-pool is an IPv4 block from /16 to /29, not '" + publicPool + "'");
        }
    }

    /** The public addresses. */
    Cidr pool() {
        return Cidr.parse(publicPool);
    }

    /** Where images are kept. */
    KeptImages kept() {
        return images == null ? KeptImages.none() : KeptImages.in(images);
    }

    /** Whether networks and instances are made. */
    boolean on() {
        return mode != Mode.OFF;
    }

    /** How this is written as an option. */
    String option() {
        return mode.option();
    }

    static MachineSettings parse(String machines, String publicPool, @Nullable Path images) {
        for (var mode : Mode.values()) {
            if (mode.option().equals(machines)) {
                return new MachineSettings(mode, publicPool, images);
            }
        }
        throw new SettingsException("--machines is on, emulated or off, not '" + machines + "'");
    }
}

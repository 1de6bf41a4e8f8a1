package io.unkai.server;

import io.unkai.planes.linux.image.KeptImages;
import io.unkai.planes.network.Cidr;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the cloud makes of this host.
 *
 * @param on whether it makes networks and instances
 * @param publicPool the block of IPv4 addresses that is the cloud's internet, /16 to /29; the host has its first address
 * @param images the folder in which built images are kept for other data directories, or null for none
 */
public record MachineSettings(
        boolean on, String publicPool, @Nullable Path images) {
    /** What is used when no option says otherwise; the block is one for documentation, which no real network uses. */
    public static final MachineSettings DEFAULT = new MachineSettings(true, "198.51.100.0/24", null);

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

    /** How this is written as an option. */
    String option() {
        return on ? "on" : "off";
    }

    static MachineSettings parse(String machines, String publicPool, @Nullable Path images) {
        return switch (machines) {
            case "on" -> new MachineSettings(true, publicPool, images);
            case "off" -> new MachineSettings(false, publicPool, images);
            default -> throw new SettingsException("--machines is on or off, not '" + machines + "'");
        };
    }
}

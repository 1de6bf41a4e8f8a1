package io.unkai.services.compute.ec2.image;

import io.unkai.planes.block.Image;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The images that the cloud offers. Only what can run on this machine is among them. */
public final class PublicImages {
    private static final String DISTRIBUTION = "debian";

    private final List<PublicImage> all;

    private PublicImages(List<PublicImage> all) {
        this.all = List.copyOf(all);
    }

    /**
     * The images for a processor.
     *
     * @param arch as Java's property {@code os.arch} names it
     */
    public static PublicImages of(String arch) {
        boolean arm = arch.toLowerCase(Locale.ROOT).equals("aarch64");
        var debian = arm ? "arm64" : "amd64";
        var architecture = arm ? "arm64" : "x86_64";
        return new PublicImages(List.of(image("12", "bookworm", debian, architecture, "20261101-2281")));
    }

    private static PublicImage image(String version, String release, String debian, String architecture, String build) {
        var date = build.substring(0, 4) + '-' + build.substring(4, 6) + '-' + build.substring(6, 8);
        return new PublicImage(
                "debian-" + version + '-' + debian + '-' + build,
                "Debian " + version + " (" + build + ')',
                architecture,
                date + "T06:00:00.000Z",
                new Image(DISTRIBUTION, release));
    }

    /** All, the oldest release first. */
    public List<PublicImage> all() {
        return all;
    }

    /** The image that a root volume of this snapshot begins as, or null. */
    public @Nullable PublicImage ofSnapshot(String region, String snapshot) {
        return all.stream()
                .filter(image -> image.snapshot(region).equals(snapshot))
                .findFirst()
                .orElse(null);
    }

    /** The image of an id in a region, or null. */
    public @Nullable PublicImage find(String region, String id) {
        return all.stream()
                .filter(image -> image.id(region).equals(id))
                .findFirst()
                .orElse(null);
    }
}

package io.unkai.services.compute.ec2.base;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The availability zones of regions. */
public final class Zones {
    private static final Pattern REGION = Pattern.compile("([a-z]{2})-([a-z]+)-([0-9])");
    private static final String USUAL = "abc";
    private static final Map<String, String> LETTERS = Map.of(
            "ap-northeast-1", "acd",
            "ap-northeast-2", "abcd",
            "ca-central-1", "abd",
            "us-east-1", "abcdef",
            "us-west-1", "ac",
            "us-west-2", "abcd");

    private Zones() {}

    /**
     * An availability zone.
     *
     * @param name for example {@code us-east-1a}
     * @param id for example {@code use1-az1}
     */
    public record Zone(String name, String id) {}

    /** The zones of a region, by name: three, but for some of AWS's. */
    public static List<Zone> of(String region) {
        var letters = LETTERS.getOrDefault(region, USUAL);
        var brief = brief(region);
        return letters.chars()
                .mapToObj(letter -> new Zone(region + (char) letter, brief + "-az" + (letter - 'a' + 1)))
                .toList();
    }

    /** A zone by name or id, or null. */
    public static @Nullable Zone find(String region, String nameOrId) {
        for (var zone : of(region)) {
            if (zone.name.equals(nameOrId) || zone.id.equals(nameOrId)) {
                return zone;
            }
        }
        return null;
    }

    /** The id of a zone by its name, whichever region it is in. */
    public static @Nullable String id(@Nullable String name) {
        var zone = name == null || name.isEmpty() ? null : find(name.substring(0, name.length() - 1), name);
        return zone == null ? null : zone.id;
    }

    private static String brief(String region) {
        var parts = REGION.matcher(region);
        return parts.matches() ? parts.group(1) + direction(parts.group(2)) + parts.group(3) : region;
    }

    private static String direction(String word) {
        return switch (word) {
            case "northeast" -> "ne";
            case "northwest" -> "nw";
            case "southeast" -> "se";
            case "southwest" -> "sw";
            default -> word.substring(0, 1);
        };
    }
}

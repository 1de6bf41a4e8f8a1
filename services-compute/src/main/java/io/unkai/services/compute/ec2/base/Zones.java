package io.unkai.services.compute.ec2.base;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The regions that need no opting in, and their availability zones. */
public final class Zones {
    private static final Pattern REGION = Pattern.compile("([a-z]{2})-([a-z]+)-([0-9])");
    private static final String USUAL = "abc";
    private static final SortedMap<String, String> LETTERS = new TreeMap<>();

    static {
        LETTERS.put("ap-northeast-1", "acd");
        LETTERS.put("ap-northeast-2", "abcd");
        LETTERS.put("ap-northeast-3", USUAL);
        LETTERS.put("ap-south-1", USUAL);
        LETTERS.put("ap-southeast-1", USUAL);
        LETTERS.put("ap-southeast-2", USUAL);
        LETTERS.put("ca-central-1", "abd");
        LETTERS.put("eu-central-1", USUAL);
        LETTERS.put("eu-north-1", USUAL);
        LETTERS.put("eu-west-1", USUAL);
        LETTERS.put("eu-west-2", USUAL);
        LETTERS.put("eu-west-3", USUAL);
        LETTERS.put("sa-east-1", USUAL);
        LETTERS.put("us-east-1", "abcdef");
        LETTERS.put("us-east-2", USUAL);
        LETTERS.put("us-west-1", "ac");
        LETTERS.put("us-west-2", "abcd");
    }

    private Zones() {}

    /**
     * An availability zone.
     *
     * @param name for example {@code us-east-1a}
     * @param id for example {@code use1-az1}
     */
    public record Zone(String name, String id) {}

    /** The regions, by name. */
    public static List<String> regions() {
        return List.copyOf(LETTERS.keySet());
    }

    /** The zones of a region, by name. A region that is not AWS's has three. */
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

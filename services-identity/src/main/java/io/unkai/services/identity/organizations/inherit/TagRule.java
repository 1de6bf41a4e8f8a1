package io.unkai.services.identity.organizations.inherit;

import java.util.List;
import java.util.Map;

/**
 * What an effective tag policy says of one tag.
 *
 * @param key the tag's key, whose case does not count
 * @param spelling how the key has to be spelled, or empty where that does not matter
 * @param values the values it may have, each with one star at most; any where there are none
 * @param enforced the types of resources that take no other value, for example {@code ec2:instance} or {@code ec2:*}
 */
public record TagRule(String key, String spelling, List<String> values, List<String> enforced) {
    private static final List<String> ALL = List.of("*", "ALL_SUPPORTED");
    private static final Merged NOTHING = new Merged();

    /**
     * The rules that documents come to.
     *
     * @param levels from the root down to an account; those of a level in the order in which they were attached
     */
    public static List<TagRule> of(List<List<String>> levels) throws Malformed {
        return PolicyGrammar.TAGS.merged(levels).parts().entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue().parts()))
                .toList();
    }

    private static TagRule of(String key, Map<String, Merged> parts) {
        var spelling = values(parts, "tag_key");
        return new TagRule(
                key,
                spelling.isEmpty() ? "" : spelling.getFirst(),
                values(parts, "tag_value"),
                values(parts, "enforced_for"));
    }

    private static List<String> values(Map<String, Merged> parts, String name) {
        return parts.getOrDefault(name, NOTHING).values();
    }

    /** Whether resources of a type, for example {@code ec2:instance}, are held to it. */
    public boolean enforcedFor(String type) {
        var service = type.substring(0, type.indexOf(':') + 1);
        return enforced.contains(type) || ALL.stream().anyMatch(all -> enforced.contains(service + all));
    }

    /** Whether it is about a tag. */
    public boolean isAbout(String tag) {
        return tag.equalsIgnoreCase(key);
    }

    /** Whether a tag that it is about may be. */
    public boolean takes(String tag, String value) {
        return (spelling.isEmpty() || spelling.equals(tag))
                && (values.isEmpty() || values.stream().anyMatch(pattern -> matches(pattern, value)));
    }

    private static boolean matches(String pattern, String value) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(value);
        }
        var tail = pattern.substring(star + 1);
        return value.length() >= star + tail.length()
                && value.startsWith(pattern.substring(0, star))
                && value.endsWith(tail);
    }
}

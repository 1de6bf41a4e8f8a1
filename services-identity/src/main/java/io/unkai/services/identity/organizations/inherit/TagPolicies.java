package io.unkai.services.identity.organizations.inherit;

import io.unkai.services.identity.organizations.inherit.Shape.Fields;
import io.unkai.services.identity.organizations.inherit.Shape.Many;
import io.unkai.services.identity.organizations.inherit.Shape.Named;
import io.unkai.services.identity.organizations.inherit.Shape.One;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a tag policy consists of. */
final class TagPolicies {
    private static final String TEXT = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]";
    private static final Pattern KEY = Pattern.compile(TEXT + "{1,128}");
    private static final Pattern VALUE = Pattern.compile(TEXT + "{0,256}(\\*" + TEXT + "{0,256})?");
    private static final Pattern RESOURCES = Pattern.compile("[a-z0-9-]{1,64}:(\\*|[A-Za-z0-9_/-]{1,64})");
    private static final String SPELLING = "tag_key";

    /** The tags, by the policy's own names for them, whose case does not count. */
    static final Shape TAGS = new Named(
            KEY,
            new Fields(Map.of(
                    SPELLING,
                    new One(KEY),
                    "tag_value",
                    new Many(VALUE),
                    "enforced_for",
                    new Many(RESOURCES),
                    "report_required_tag_for",
                    new Many(RESOURCES))),
            true);

    private TagPolicies() {}

    /** The spelling that a tag key must have differs from the policy's name for it in case only. */
    static void check(Setting.Parts tags) throws Malformed {
        for (var tag : tags.named().entrySet()) {
            var spelled = tag.getValue() instanceof Setting.Parts parts
                    ? parts.named().get(SPELLING)
                    : null;
            if (spelled instanceof Setting.Value value
                    && value.given().values().stream()
                            .flatMap(List::stream)
                            .anyMatch(text -> !text.equalsIgnoreCase(tag.getKey()))) {
                throw new Malformed(SPELLING + " is not " + tag.getKey());
            }
        }
    }
}

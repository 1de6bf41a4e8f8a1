package io.unkai.services.identity.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a token says.
 *
 * @param json the claims by name
 */
record Claims(JsonObject json) {
    /** The end of the year 9999: later times are as good as never. */
    private static final double LATEST = 253_402_300_799.0;

    private static final String TAGS = "https://aws.amazon.com/tags";
    private static final String SOURCE_IDENTITY = "https://aws.amazon.com/source_identity";

    /** A text, or empty. */
    String text(String name) {
        var text = json.text(name);
        return text == null ? "" : text;
    }

    /** The texts of a claim, which may be one or several. */
    List<String> texts(String name) {
        return json.texts(name);
    }

    /** A time, or null where there is none. */
    @Nullable
    Instant time(String name) {
        var seconds = json.number(name);
        return seconds == null ? null : Instant.ofEpochSecond((long) Math.clamp(seconds, 0, LATEST));
    }

    /** Whom the token is for: the party that asked for it where it names that, else its audience. */
    List<String> audience() {
        var authorized = text("azp");
        return authorized.isEmpty() ? texts("aud") : List.of(authorized);
    }

    /** The tags that a session gets. */
    Map<String, String> tags() {
        var tags = new TreeMap<String, String>();
        var told = json.object(TAGS).object("principal_tags");
        told.members()
                .keySet()
                .forEach(key -> told.texts(key).stream().findFirst().ifPresent(value -> tags.put(key, value)));
        return tags;
    }

    /** The keys of the tags that further sessions inherit. */
    List<String> transitive() {
        return json.object(TAGS).texts("transitive_tag_keys");
    }

    /** Who sets the chain of sessions up, or empty. */
    String sourceIdentity() {
        return text(SOURCE_IDENTITY);
    }
}

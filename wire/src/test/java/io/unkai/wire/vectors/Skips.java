package io.unkai.wire.vectors;

import io.unkai.kernel.schema.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The vectors of a protocol that are not expected to pass, with the reason: a line of {@code vectors/PROTOCOL.skips} is the
 * vector's id, a colon and the reason.
 */
final class Skips {
    private Skips() {}

    static Map<String, String> of(Protocol protocol) {
        var name = "/vectors/" + protocol.name().toLowerCase(Locale.ROOT) + ".skips";
        var skips = new LinkedHashMap<String, String>();
        try (var in = Skips.class.getResourceAsStream(name)) {
            if (in == null) {
                return skips;
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> {
                        int colon = line.indexOf(": ");
                        skips.put(line.substring(0, colon), line.substring(colon + 2));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return skips;
    }
}

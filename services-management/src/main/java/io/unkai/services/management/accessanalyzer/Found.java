package io.unkai.services.management.accessanalyzer;

import io.unkai.services.management.accessanalyzer.exposure.Exposure;
import io.unkai.services.management.accessanalyzer.exposure.Surveyed;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a look at a resource found.
 *
 * @param arn the resource
 * @param type its type
 * @param exposure who reaches it, or null where there is an error
 * @param error why nobody can tell, or empty
 */
record Found(String arn, String type, @Nullable Exposure exposure, String error) {
    /** All that a look found, by the ids of findings: named by what they say, so that a look that is made again finds the same. */
    static Map<String, Found> of(Analyzer analyzer, Surveyed look) {
        var all = new LinkedHashMap<String, Found>();
        if (!look.error().isEmpty()) {
            all.put(id(analyzer, look.arn(), look.error()), new Found(look.arn(), look.type(), null, look.error()));
        }
        for (var exposure : look.exposures()) {
            var who = String.join(
                    "|",
                    exposure.source(),
                    exposure.kind(),
                    exposure.principal(),
                    new TreeMap<>(exposure.conditions()).toString());
            all.put(id(analyzer, look.arn(), who), new Found(look.arn(), look.type(), exposure, ""));
        }
        return all;
    }

    private static String id(Analyzer analyzer, String arn, String what) {
        var named = String.join("|", analyzer.id(), arn, what).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(named).toString();
    }
}

package io.unkai.services.identity.access;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The condition keys that follow from who asks, without those that follow from how. */
final class PrincipalKeys {
    private static final List<String> KEYS = List.of(
            "aws:principalaccount",
            "aws:principalarn",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:principaltype",
            "aws:userid",
            "aws:username",
            "aws:currenttime",
            "aws:epochtime");

    private PrincipalKeys() {}

    static Map<String, List<String>> of(CallKeys keys) {
        var all = new HashMap<String, List<String>>();
        for (var key : KEYS) {
            var values = keys.get(key);
            if (values != null) {
                all.put(key, values);
            }
        }
        keys.principalTags()
                .forEach((tag, value) -> all.put("aws:principaltag/" + tag.toLowerCase(Locale.ROOT), List.of(value)));
        return all;
    }
}

package io.unkai.services.identity.access;

import io.unkai.kernel.policy.MalformedPolicyException;
import io.unkai.kernel.policy.Policy;
import io.unkai.kernel.policy.SourcedPolicy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Policies by their text, so that each is read once. Bounded: where too many were seen, all are forgotten. */
final class CompiledPolicies {
    private static final int MAX = 20_000;

    private static final int MAX_SOURCES = 1_000;
    /** Denies everything: what can't be read must not let anyone in. */
    private static final String DENY_ALL = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Deny","Action":"*","Resource":"*"},
              {"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}""";

    private final Map<String, Policy> byText = new ConcurrentHashMap<>();
    private final Map<String, Current> bySource = new ConcurrentHashMap<>();

    private record Current(String json, SourcedPolicy policy) {}

    /**
     * The policy of something that every call asks for: to hold its text against the last one costs less than to look for it among all.
     */
    SourcedPolicy current(String source, String json) {
        var last = bySource.get(source);
        if (last != null && last.json.equals(json)) {
            return last.policy;
        }
        if (bySource.size() >= MAX_SOURCES) {
            bySource.clear();
        }
        var found = get(source, "", json);
        bySource.put(source, new Current(json, found));
        return found;
    }

    SourcedPolicy get(String source, String version, String json) {
        var known = byText.get(json);
        if (known == null) {
            if (byText.size() >= MAX) {
                byText.clear();
            }
            known = parse(json);
            byText.put(json, known);
        }
        return new SourcedPolicy(source, version, known);
    }

    private static Policy parse(String json) {
        try {
            return Policy.parse(json);
        } catch (MalformedPolicyException unreadable) {
            return Policy.parse(DENY_ALL);
        }
    }
}

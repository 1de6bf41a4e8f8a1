package io.unkai.services.identity.access;

import io.unkai.kernel.policy.MalformedPolicyException;
import io.unkai.kernel.policy.Policy;
import io.unkai.kernel.policy.SourcedPolicy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Policies by their text, so that each is read once. Bounded: where too many were seen, all are forgotten. */
final class CompiledPolicies {
    private static final int MAX = 20_000;
    /** Denies everything: what can't be read must not let anyone in. */
    private static final String DENY_ALL = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Deny","Action":"*","Resource":"*"},
              {"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}""";

    private final Map<String, Policy> byText = new ConcurrentHashMap<>();

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

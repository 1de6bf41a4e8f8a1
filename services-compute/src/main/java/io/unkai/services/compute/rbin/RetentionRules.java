package io.unkai.services.compute.rbin;

import io.unkai.kernel.store.ReadTxn;
import java.util.Map;

/** Tells EC2 what is to be kept. */
public final class RetentionRules {
    private RetentionRules() {}

    /** What rules are about. */
    public enum Type {
        EBS_SNAPSHOT,
        EC2_IMAGE
    }

    /** For how many days a deleted resource is kept: the longest that a rule says, or 0 where none is about it. */
    public static int days(ReadTxn txn, String account, String region, Type type, Map<String, String> tags) {
        int days = 0;
        try (var rules = txn.scan(StoredRule.TABLE, StoredRule.KEYS.prefix(account, region))) {
            while (rules.hasNext()) {
                var rule = rules.next().value();
                if (rule.type().equals(type.name()) && rule.keeps(tags)) {
                    days = Math.max(days, rule.days());
                }
            }
        }
        return days;
    }
}

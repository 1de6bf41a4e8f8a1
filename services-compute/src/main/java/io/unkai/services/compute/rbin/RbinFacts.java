package io.unkai.services.compute.rbin;

import io.unkai.api.rbin.CreateRuleRequest;
import io.unkai.api.rbin.ListRulesRequest;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recycle Bin's own condition keys: what kind of resource a rule is about. */
final class RbinFacts implements ResourceFacts {
    @Override
    public @Nullable List<String> key(ReadTxn txn, Call call, Struct input, Arn resource, String key) {
        var type = switch (key) {
            case "rbin:request/resourcetype" -> asked(input);
            case "rbin:attribute/resourcetype" -> stored(txn, resource);
            default -> null;
        };
        return type == null ? null : List.of(type);
    }

    private static @Nullable String asked(Struct input) {
        return switch (input) {
            case CreateRuleRequest create -> create.resourceType();
            case ListRulesRequest list -> list.resourceType();
            default -> null;
        };
    }

    private static @Nullable String stored(ReadTxn txn, Arn resource) {
        var key = RuleTags.key(resource);
        var rule = key == null ? null : txn.get(StoredRule.TABLE, key);
        return rule == null ? null : rule.type();
    }
}

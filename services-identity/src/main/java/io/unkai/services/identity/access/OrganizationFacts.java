package io.unkai.services.identity.access;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.organizations.OrganizationNames;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Organizations knows of its own resources: their ids say of which type they are. */
final class OrganizationFacts implements ResourceFacts {
    private static final List<String> POLICY_TYPES = List.of("PolicyType", "Type", "Filter");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    @Override
    public @Nullable String name(ReadTxn txn, Call call, String variable, String value) {
        return switch (variable) {
            case "OrganizationId" -> OrganizationNames.organization(txn, call.account());
            case "OrganizationalUnitId" -> without("ou-", value);
            case "RootId" -> without("r-", value);
            case "PolicyId" -> without("p-", value);
            case "HandshakeId" -> without("h-", value);
            case "AccountId" -> value.isEmpty() || ACCOUNT.matcher(value).matches() ? value : null;
            case "PolicyType" ->
                value.startsWith("p-")
                        ? OrganizationNames.policyType(txn, call.account(), value)
                        : value.toLowerCase(Locale.ROOT);
            case "HandshakeType" -> "";
            default -> value;
        };
    }

    /** What kind of policy a call is about, by what it names. */
    @Override
    public @Nullable List<String> key(ReadTxn txn, Call call, Struct input, Arn resource, String key) {
        if (!key.equals("organizations:policytype")) {
            return null;
        }
        for (var name : POLICY_TYPES) {
            var said = text(input, name);
            if (said != null) {
                return List.of(said);
            }
        }
        var policy = text(input, "PolicyId");
        var type = policy == null ? "" : OrganizationNames.policyType(txn, call.account(), policy);
        return type.isEmpty() ? null : List.of(type.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String text(Struct input, String name) {
        var member = input.schema().member(name);
        return member != null && input.member(member.index()) instanceof String text ? text : null;
    }

    private static @Nullable String without(String prefix, String value) {
        return value.isEmpty() ? "" : value.startsWith(prefix) ? value.substring(prefix.length()) : null;
    }
}

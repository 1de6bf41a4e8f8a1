package io.unkai.services.identity.access;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.organizations.OrganizationNames;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Organizations knows of its own resources: their ids say of which type they are. */
final class OrganizationFacts implements ResourceFacts {
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

    private static @Nullable String without(String prefix, String value) {
        return value.isEmpty() ? "" : value.startsWith(prefix) ? value.substring(prefix.length()) : null;
    }
}

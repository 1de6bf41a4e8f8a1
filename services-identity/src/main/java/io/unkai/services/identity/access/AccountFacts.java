package io.unkai.services.identity.access;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.tag.TagValue;
import io.unkai.services.identity.organizations.OrganizationAccounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Account Management says of its calls: which region or kind of contact they are about, and where their account stands. */
final class AccountFacts implements ResourceFacts {
    private static final String TAG = "account:accountresourceorgtags/";

    @Override
    public @Nullable List<String> key(ReadTxn txn, Call call, Struct input, Arn resource, String key) {
        if (key.startsWith(TAG)) {
            return list(TagValue.of(OrganizationAccounts.tags(txn, account(call, input)), key.substring(TAG.length())));
        }
        return switch (key) {
            case "account:targetregion" -> list(text(input, "RegionName"));
            case "account:alternatecontacttypes" -> list(text(input, "AlternateContactType"));
            case "account:emailtargetdomain" -> list(domain(text(input, "PrimaryEmail")));
            case "account:accountresourceorgpaths" -> list(OrganizationAccounts.path(txn, account(call, input)));
            default -> null;
        };
    }

    private static String account(Call call, Struct input) {
        var named = text(input, "AccountId");
        return named == null ? call.account() : named;
    }

    private static @Nullable String domain(@Nullable String email) {
        return email == null ? null : email.substring(email.lastIndexOf('@') + 1);
    }

    private static @Nullable List<String> list(@Nullable String value) {
        return value == null || value.isEmpty() ? null : List.of(value);
    }

    private static @Nullable String text(Struct input, String name) {
        var member = input.schema().member(name);
        return member != null && input.member(member.index()) instanceof String text ? text : null;
    }
}

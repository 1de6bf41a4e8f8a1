package io.unkai.services.identity.access;

import io.unkai.api.iam.AccessDetail;
import io.unkai.api.iam.GenerateOrganizationsAccessReportRequest;
import io.unkai.api.iam.GenerateOrganizationsAccessReportResponse;
import io.unkai.api.iam.GetOrganizationsAccessReportRequest;
import io.unkai.api.iam.GetOrganizationsAccessReportResponse;
import io.unkai.api.iam.Iam;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.policy.MalformedPolicyException;
import io.unkai.kernel.policy.Policy;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.access.AccountUse;
import io.unkai.services.identity.iam.access.AccountUse.Latest;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Texts;
import io.unkai.services.identity.organizations.OrganizationPolicies;
import io.unkai.services.identity.organizations.OrganizationPolicies.Level;
import io.unkai.services.identity.registry.Accounts;
import io.unkai.services.identity.registry.CloudAccount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells the management account when the accounts of a part of its organization last used the services that they may use. */
final class OrganizationReports {
    private static final int DEFAULT_ITEMS = 100;
    private static final int MAX_ITEMS = 1000;

    private OrganizationReports() {}

    static void register(Handlers on) {
        on.on(Iam.GENERATE_ORGANIZATIONS_ACCESS_REPORT, OrganizationReports::generate);
        on.onRead(Iam.GET_ORGANIZATIONS_ACCESS_REPORT, OrganizationReports::get);
    }

    private static GenerateOrganizationsAccessReportResponse generate(
            Call call, Txn txn, GenerateOrganizationsAccessReportRequest in) {
        var path = Texts.orEmpty(in.entityPath());
        var own = OrganizationPolicies.of(txn, call.account());
        if (!own.management()) {
            throw IamErrors.invalidInput("Only the management account of an organization can ask for its report.");
        }
        if (!(path + '/').startsWith(own.organization() + '/')
                || accounts(txn, path).isEmpty()) {
            throw IamErrors.invalidInput("The entity path " + path + " is not in your organization.");
        }
        var id = call.ids().uuid();
        AccountUse.ask(txn, call.account(), id, new AccountUse.Question(path, Texts.seconds(call.now())));
        return GenerateOrganizationsAccessReportResponse.builder().jobId(id).build();
    }

    /** The accounts at or under a path. */
    private static List<String> accounts(ReadTxn txn, String path) {
        return Accounts.all(txn).stream()
                .map(CloudAccount::id)
                .filter(account -> place(txn, account).startsWith(path + '/'))
                .toList();
    }

    private static String place(ReadTxn txn, String account) {
        return OrganizationPolicies.of(txn, account).path() + account + '/';
    }

    private static GetOrganizationsAccessReportResponse get(
            Call call, ReadTxn txn, GetOrganizationsAccessReportRequest in) {
        var question = AccountUse.asked(txn, call.account(), in.jobId());
        var accounts = accounts(txn, question.path());
        var allowed = new TreeSet<String>();
        var used = new HashMap<String, AccessDetail>();
        for (var account : accounts) {
            var levels = OrganizationPolicies.of(txn, account).serviceControl();
            AccountUse.services().keySet().stream()
                    .filter(namespace -> allowed(levels, namespace))
                    .forEach(allowed::add);
            AccountUse.of(txn, account)
                    .forEach((namespace, latest) ->
                            used.merge(namespace, detail(txn, namespace, account, latest), OrganizationReports::later));
        }
        var all = allowed.stream()
                .map(namespace -> used.getOrDefault(namespace, detail(namespace).build()))
                .sorted(order(in.sortKey()))
                .toList();
        return page(in, all)
                .jobStatus("COMPLETED")
                .jobCreationDate(question.created())
                .jobCompletionDate(question.created())
                .numberOfServicesAccessible(allowed.size())
                .numberOfServicesNotAccessed((int) allowed.stream()
                        .filter(namespace -> !used.containsKey(namespace))
                        .count())
                .build();
    }

    private static boolean allowed(List<Level> levels, String namespace) {
        return levels.stream()
                .allMatch(level -> level.policies().stream().anyMatch(policy -> allows(policy.json(), namespace)));
    }

    private static boolean allows(String json, String namespace) {
        try {
            return AccountUse.allows(Policy.parse(json), namespace);
        } catch (MalformedPolicyException unreadable) {
            return false;
        }
    }

    private static AccessDetail.Builder detail(String namespace) {
        return AccessDetail.builder()
                .serviceName(AccountUse.services().getOrDefault(namespace, namespace))
                .serviceNamespace(namespace)
                .totalAuthenticatedEntities(0);
    }

    private static AccessDetail detail(ReadTxn txn, String namespace, String account, Latest latest) {
        var place = place(txn, account);
        return detail(namespace)
                .region(latest.region())
                .entityPath(place.substring(0, place.length() - 1))
                .lastAuthenticatedTime(Texts.seconds(latest.time()))
                .totalAuthenticatedEntities(latest.entities())
                .build();
    }

    private static AccessDetail later(AccessDetail one, AccessDetail other) {
        var first = one.lastAuthenticatedTime();
        var second = other.lastAuthenticatedTime();
        var later = first != null && second != null && second.isAfter(first) ? other : one;
        return later.toBuilder()
                .totalAuthenticatedEntities(count(one) + count(other))
                .build();
    }

    private static int count(AccessDetail detail) {
        var count = detail.totalAuthenticatedEntities();
        return count == null ? 0 : count;
    }

    private static Comparator<AccessDetail> order(@Nullable String key) {
        var byName = Comparator.comparing((AccessDetail detail) -> Texts.orEmpty(detail.serviceNamespace()));
        return switch (key == null ? "" : key) {
            case "SERVICE_NAMESPACE_DESCENDING" -> byName.reversed();
            case "LAST_AUTHENTICATED_TIME_ASCENDING" ->
                Comparator.comparing(
                                AccessDetail::lastAuthenticatedTime, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(byName);
            case "LAST_AUTHENTICATED_TIME_DESCENDING" ->
                Comparator.comparing(
                                AccessDetail::lastAuthenticatedTime, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(byName);
            default -> byName;
        };
    }

    private static GetOrganizationsAccessReportResponse.Builder page(
            GetOrganizationsAccessReportRequest in, List<AccessDetail> all) {
        int from = Math.min(offset(in.marker()), all.size());
        int most = in.maxItems() == null ? DEFAULT_ITEMS : Math.clamp(in.maxItems(), 1, MAX_ITEMS);
        int to = Math.min(from + most, all.size());
        return GetOrganizationsAccessReportResponse.builder()
                .accessDetails(new ArrayList<>(all.subList(from, to)))
                .isTruncated(to < all.size())
                .marker(to < all.size() ? Integer.toString(to) : null);
    }

    private static int offset(@Nullable String marker) {
        try {
            return marker == null ? 0 : Math.max(0, Integer.parseInt(marker));
        } catch (NumberFormatException notOurs) {
            throw IamErrors.validation("Invalid Marker.");
        }
    }
}

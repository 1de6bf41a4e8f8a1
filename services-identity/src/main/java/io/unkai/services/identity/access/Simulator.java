package io.unkai.services.identity.access;

import io.unkai.api.iam.ContextEntry;
import io.unkai.api.iam.EvaluationResult;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.SimulateCustomPolicyRequest;
import io.unkai.api.iam.SimulatePolicyResponse;
import io.unkai.api.iam.SimulatePrincipalPolicyRequest;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.policy.AccessRequest;
import io.unkai.kernel.policy.Evaluator;
import io.unkai.kernel.policy.MalformedPolicyException;
import io.unkai.kernel.policy.Policies;
import io.unkai.kernel.policy.Policy;
import io.unkai.kernel.policy.SourcedPolicy;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Entities;
import io.unkai.services.identity.iam.entity.Group;
import io.unkai.services.identity.iam.entity.IamErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what policies would decide, and which statement decides, without calling anything.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</a>
 */
final class Simulator {
    private static final int MAX_RESULTS = 1000;

    private final StoredCallers callers;
    private final Standings standings;

    Simulator(StoredCallers callers, Standings standings) {
        this.callers = callers;
        this.standings = standings;
    }

    void register(Handlers on) {
        on.onRead(Iam.SIMULATE_CUSTOM_POLICY, this::custom);
        on.onRead(Iam.SIMULATE_PRINCIPAL_POLICY, this::principal);
    }

    private SimulatePolicyResponse custom(Call call, ReadTxn txn, SimulateCustomPolicyRequest in) {
        var policies = Policies.NONE
                .withIdentity(parse("PolicyInputList", in.policyInputList()))
                .limitedBy(boundary(in.permissionsBoundaryPolicyInputList()), null);
        if (in.resourcePolicy() != null && in.callerArn() == null) {
            throw IamErrors.invalidInput("CallerArn is required where a ResourcePolicy is included.");
        }
        var caller = in.callerArn() == null ? anybody(call) : principal(txn, in.callerArn());
        var known = in.callerArn() == null ? Map.<String, List<String>>of() : keys(txn, as(call, caller));
        var scenario =
                new Scenario(caller, resource(policies, in.resourcePolicy()), context(in.contextEntries(), known));
        return answer(scenario, in.actionNames(), in.resourceArns(), in.maxItems(), in.marker());
    }

    /** Somebody who may do nothing but what the given policies allow, whoever asks. */
    private static Principal anybody(Call call) {
        return new Principal.User(call.account(), "/", "simulated", "simulated");
    }

    private Map<String, List<String>> keys(ReadTxn txn, Call as) {
        return PrincipalKeys.of(new CallKeys(as, callers.policies(txn, as).tags(), standings.of(txn, as.account())));
    }

    private static Call as(Call call, Principal principal) {
        return new Call(
                call.operation(),
                principal,
                Session.NONE,
                call.account(),
                call.region(),
                call.requestId(),
                call.now(),
                call.ids(),
                call.client(),
                call.access());
    }

    private SimulatePolicyResponse principal(Call call, ReadTxn txn, SimulatePrincipalPolicyRequest in) {
        var group = group(txn, in.policySourceArn());
        if (group != null) {
            return group(call, txn, in, group);
        }
        var source = principal(txn, in.policySourceArn() == null ? "" : in.policySourceArn());
        var as = as(call, source);
        var held = callers.policies(txn, as);
        var standing = standings.of(txn, call.account());
        var identity = new ArrayList<>(held.identity());
        identity.addAll(parse("PolicyInputList", in.policyInputList()));
        var boundary = boundary(in.permissionsBoundaryPolicyInputList());
        var policies = Policies.NONE
                .withIdentity(identity)
                .limitedBy(boundary == null ? held.boundary() : boundary, null)
                .controlledBy(standing.serviceControl(), List.of());
        var known = new CallKeys(as, held.tags(), standing);
        var caller = in.callerArn() == null ? source : principal(txn, in.callerArn());
        var scenario = new Scenario(
                caller, resource(policies, in.resourcePolicy()), context(in.contextEntries(), PrincipalKeys.of(known)));
        return answer(scenario, in.actionNames(), in.resourceArns(), in.maxItems(), in.marker());
    }

    private static @Nullable Group group(ReadTxn txn, @Nullable String text) {
        var arn = text == null ? null : Arn.parse(text);
        return arn == null || !arn.resource().startsWith("group/")
                ? null
                : Entities.GROUPS.require(
                        txn,
                        arn.account(),
                        arn.resource().substring(arn.resource().lastIndexOf('/') + 1));
    }

    /** Groups call nothing: it is asked what their policies let a member do, without what is known of one. */
    private SimulatePolicyResponse group(Call call, ReadTxn txn, SimulatePrincipalPolicyRequest in, Group group) {
        var identity = new ArrayList<>(callers.group(txn, group));
        identity.addAll(parse("PolicyInputList", in.policyInputList()));
        var policies = Policies.NONE
                .withIdentity(identity)
                .limitedBy(boundary(in.permissionsBoundaryPolicyInputList()), null)
                .controlledBy(standings.of(txn, call.account()).serviceControl(), List.of());
        var caller = in.callerArn() == null
                ? new Principal.User(group.account(), group.path(), group.name(), group.id())
                : principal(txn, in.callerArn());
        var scenario =
                new Scenario(caller, resource(policies, in.resourcePolicy()), context(in.contextEntries(), Map.of()));
        return answer(scenario, in.actionNames(), in.resourceArns(), in.maxItems(), in.marker());
    }

    /**
     * What is asked again and again.
     *
     * @param keys the context, by lower-case key
     */
    private record Scenario(Principal caller, Policies policies, Map<String, List<String>> keys) {
        EvaluationResult ask(String action, String resource) {
            return SimulatedDecision.view(
                    Evaluator.trace(new AccessRequest(caller, action, resource, keys::get), policies),
                    action,
                    resource);
        }
    }

    private static SimulatePolicyResponse answer(
            Scenario scenario,
            @Nullable List<String> actions,
            @Nullable List<String> resources,
            @Nullable Integer maxItems,
            @Nullable String marker) {
        var on = resources == null || resources.isEmpty() ? List.of("*") : resources;
        var all = actions == null ? List.<String>of() : actions;
        int from = marker == null ? 0 : offset(marker);
        int most = Math.min(maxItems == null ? MAX_RESULTS : maxItems, MAX_RESULTS);
        int count = all.size() * on.size();
        var results = new ArrayList<EvaluationResult>();
        for (int i = from; i < count && results.size() < most; i++) {
            results.add(scenario.ask(all.get(i / on.size()), on.get(i % on.size())));
        }
        int next = from + results.size();
        return SimulatePolicyResponse.builder()
                .evaluationResults(results)
                .isTruncated(next < count)
                .marker(next < count ? Integer.toString(next) : null)
                .build();
    }

    private static int offset(String marker) {
        try {
            return Math.max(0, Integer.parseInt(marker));
        } catch (NumberFormatException notOurs) {
            throw IamErrors.invalidInput("Invalid Marker.");
        }
    }

    private static Policies resource(Policies policies, @Nullable String json) {
        return json == null
                ? policies
                : policies.withResource(List.of(new SourcedPolicy("ResourcePolicy", "", parse(json))), true);
    }

    private static @Nullable SourcedPolicy boundary(@Nullable List<String> documents) {
        var parsed = parse("PermissionsBoundaryPolicyInputList", documents);
        return parsed.isEmpty() ? null : parsed.getFirst();
    }

    private static List<SourcedPolicy> parse(String list, @Nullable List<String> documents) {
        var policies = new ArrayList<SourcedPolicy>();
        for (var json : documents == null ? List.<String>of() : documents) {
            policies.add(new SourcedPolicy(list + '.' + (policies.size() + 1), "", parse(json)));
        }
        return policies;
    }

    private static Policy parse(String json) {
        try {
            return Policy.parse(json);
        } catch (MalformedPolicyException malformed) {
            throw IamErrors.invalidInput(malformed.message());
        }
    }

    private static Map<String, List<String>> context(
            @Nullable List<ContextEntry> entries, Map<String, List<String>> known) {
        var context = new HashMap<>(known);
        for (var entry : entries == null ? List.<ContextEntry>of() : entries) {
            if (entry.contextKeyName() != null && entry.contextKeyValues() != null) {
                context.put(entry.contextKeyName().toLowerCase(Locale.ROOT), entry.contextKeyValues());
            }
        }
        return context;
    }

    /** The user or role of an ARN. */
    private static Principal principal(ReadTxn txn, String text) {
        var arn = Arn.parse(text);
        var name = arn == null ? "" : arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
        if (arn != null && arn.resource().startsWith("user/")) {
            var user = Entities.USERS.require(txn, arn.account(), name);
            return new Principal.User(user.account(), user.path(), user.name(), user.id());
        }
        if (arn != null && arn.resource().startsWith("role/")) {
            var role = Entities.ROLES.require(txn, arn.account(), name);
            return new Principal.RoleSession(role.account(), role.path(), role.name(), role.id(), "simulation");
        }
        throw IamErrors.invalidInput("Invalid Entity Arn: " + text + " does not clearly define entity type and name.");
    }
}

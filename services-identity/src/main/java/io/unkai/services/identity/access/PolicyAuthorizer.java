package io.unkai.services.identity.access;

import io.unkai.api.Iam;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Authorizer;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.iam.ArnTemplate;
import io.unkai.kernel.iam.Permission;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.policy.AccessRequest;
import io.unkai.kernel.policy.Evaluator;
import io.unkai.kernel.policy.Outcome;
import io.unkai.kernel.policy.Policies;
import io.unkai.kernel.policy.SourcedPolicy;
import io.unkai.kernel.policy.Verdict;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Allows what the policies allow: every permission that a call needs, on everything that it acts on. */
public final class PolicyAuthorizer implements Authorizer {
    private static final String SIMULATE = "iam:SimulatePrincipalPolicy";

    private final Store store;
    private final StoredCallers callers;
    private final Resources resources;
    private final CompiledPolicies compiled;
    private final Standings standings;
    private final AuthorizationMessages messages;
    private final EndpointPolicies endpoints;
    private final Map<Operation<?, ?>, Needs> needs = new ConcurrentHashMap<>();

    /** What calls of an operation need, or null permissions where no one knows. */
    private record Needs(@Nullable List<Permission> permissions, InputKeys keys) {
        static Needs of(Operation<?, ?> operation) {
            return new Needs(Iam.permissions(operation), new InputKeys(operation));
        }
    }

    private PolicyAuthorizer(
            Store store,
            StoredCallers callers,
            Resources resources,
            CompiledPolicies compiled,
            AuthorizationMessages messages,
            EndpointPolicies endpoints) {
        this.store = store;
        this.callers = callers;
        this.resources = resources;
        this.compiled = compiled;
        this.standings = new Standings(compiled);
        this.messages = messages;
        this.endpoints = endpoints;
    }

    /**
     * An authorizer on the identities in a store.
     *
     * @param store the state of the cloud
     * @param facts what services other than IAM know of their resources, by the service in their ARNs
     * @param messages seals why calls are refused
     * @param endpoints the policies of VPC endpoints
     */
    public static PolicyAuthorizer create(
            Store store, Map<String, ResourceFacts> facts, AuthorizationMessages messages, EndpointPolicies endpoints) {
        var all = new HashMap<>(facts);
        all.put("account", new AccountFacts());
        all.put("iam", new IamFacts());
        all.put("organizations", new OrganizationFacts());
        var compiled = new CompiledPolicies();
        return new PolicyAuthorizer(
                store, new StoredCallers(compiled), new Resources(all), compiled, messages, endpoints);
    }

    /** Registers the operations that tell what would be decided. */
    public void register(Handlers on) {
        new Simulator(callers, standings).register(on);
        OrganizationReports.register(on);
    }

    @Override
    public Decision decide(Call call, Struct input) {
        var known = needs(SessionReach.checked(call));
        var permissions = known.permissions();
        if (permissions == null) {
            return Decision.denied("No permission is known that allows " + call.operation());
        }
        return permissions.isEmpty()
                ? Decision.ALLOWED
                : store.read(txn -> decide(new Question(txn, call, input, known.keys()), permissions));
    }

    @Override
    public boolean allows(Call call, Struct input, String action, String resource) {
        return store.read(txn -> {
            var question = new Question(txn, call, input, needs(call).keys());
            return question.ask(action, resource).outcome() == Outcome.ALLOWED
                    && EnforcedTags.pass(question.standing.tags(), call, question.input, action, resource);
        });
    }

    /**
     * Whether a policy of another account lets a call act on what that account owns. What the caller's own policies say of it was decided
     * before.
     *
     * @param json the document
     * @param owner the twelve-digit account
     */
    public boolean lets(ReadTxn txn, Call call, Struct input, String json, String owner) {
        var known = needs(call);
        var permissions = known.permissions();
        if (permissions == null) {
            return false;
        }
        var question = new Question(txn, call, input, known.keys());
        var policies = Policies.NONE
                .withIdentity(List.of(compiled.get("the caller's policies", "", StoredCallers.ALLOW_ALL)))
                .withResource(List.of(compiled.get("resource policy of " + owner, "", json)), false);
        return permissions.stream()
                .filter(permission -> permission.needed(input))
                .allMatch(permission -> question.resources(permission, owner).stream()
                        .allMatch(resource -> question.isLet(permission.action().name(), resource, policies)));
    }

    @Override
    public String sealed(Call call, Struct input) {
        var decided = decided(call, input);
        return decided == null ? "" : messages.encode(call.account(), DecisionText.whole(call.principal(), decided));
    }

    @Override
    public @Nullable String explain(Call call, Struct input) {
        boolean mayKnow = switch (call.principal()) {
            case Principal.Root _ -> true;
            case Principal.User user -> allows(call, input, SIMULATE, user.arn());
            case Principal.RoleSession role -> allows(call, input, SIMULATE, role.roleArn());
            case Principal.FederatedUser _, Principal.Service _, Principal.Anonymous _ -> false;
        };
        var decided = mayKnow ? decided(call, input) : null;
        return decided == null ? null : DecisionText.brief(call.principal(), decided);
    }

    /** What decides a call, or null where it needs nothing that could be refused. */
    private @Nullable Decided decided(Call call, Struct input) {
        var known = needs(call);
        var permissions = known.permissions();
        return permissions == null || permissions.isEmpty()
                ? null
                : store.read(txn -> new Question(txn, call, input, known.keys()).decided(permissions));
    }

    /** The ARNs of what a call acts on with one of its permissions. */
    public List<String> resources(Call call, Struct input, Permission permission) {
        return store.read(txn -> new Question(txn, call, input, needs(call).keys()).resources(permission));
    }

    private Needs needs(Call call) {
        return needs.computeIfAbsent(call.operation(), Needs::of);
    }

    private static Decision decide(Question question, List<Permission> permissions) {
        for (var permission : permissions) {
            if (permission.needed(question.input)) {
                for (var resource : question.resources(permission)) {
                    var verdict = question.ask(permission.action().name(), resource);
                    if (verdict.outcome() != Outcome.ALLOWED) {
                        return Decision.denied(
                                Denial.of(question.call, permission.action().name(), resource, verdict));
                    }
                    EnforcedTags.require(question.standing.tags(), question.call, question.input, resource);
                }
            }
        }
        return Decision.ALLOWED;
    }

    /** One call, and what was found of it so far. */
    private final class Question {
        private final ReadTxn txn;
        private final Call call;
        private final Struct input;
        private final InputKeys inputKeys;
        private final CallerPolicies caller;
        private final Standings.Standing standing;
        private final CallKeys callKeys;

        Question(ReadTxn txn, Call call, Struct input, InputKeys inputKeys) {
            this.txn = txn;
            this.call = call;
            this.input = resources.of(call.operation().service().id()).whole(txn, call, input);
            this.inputKeys = inputKeys;
            this.caller = callers.policies(txn, call);
            var account = call.principal().account();
            this.standing = account == null ? Standings.Standing.NONE : standings.of(txn, account);
            this.callKeys = new CallKeys(call, caller.tags(), standing);
        }

        List<String> resources(Permission permission) {
            return resources(permission, call.account());
        }

        List<String> resources(Permission permission, String account) {
            ResourceFacts facts = resources.of(permission.service());
            ArnTemplate.Names names = (variable, value) -> facts.name(txn, call, variable, value);
            return permission.arns(input, call.region(), account, names);
        }

        Verdict ask(String action, String resource) {
            var found = resources.find(txn, action, resource);
            var owner = found.owner() == null ? Standings.Standing.NONE : standings.of(txn, found.owner());
            var keys = new RequestKeys(txn, call, input, found, owner, callKeys, inputKeys);
            return Evaluator.evaluate(
                    new AccessRequest(call.principal(), action, resource, keys), policies(action, found, owner));
        }

        boolean isLet(String action, String resource, Policies policies) {
            var found = resources.find(txn, action, resource);
            var keys = new RequestKeys(txn, call, input, found, standing, callKeys, inputKeys);
            var request = new AccessRequest(call.principal(), action, resource, keys);
            return Evaluator.evaluate(request, policies).outcome() == Outcome.ALLOWED;
        }

        @Nullable
        Decided decided(List<Permission> permissions) {
            Decided last = null;
            for (var permission : permissions) {
                if (permission.needed(input)) {
                    for (var resource : resources(permission)) {
                        last = trace(permission.action().name(), resource);
                        if (!last.trace().verdict().allowed()) {
                            return last;
                        }
                    }
                }
            }
            return last;
        }

        private Decided trace(String action, String resource) {
            var found = resources.find(txn, action, resource);
            var owner = found.owner() == null ? Standings.Standing.NONE : standings.of(txn, found.owner());
            var keys = new RequestKeys(txn, call, input, found, owner, callKeys, inputKeys);
            var request = new AccessRequest(call.principal(), action, resource, keys);
            return new Decided(
                    action,
                    resource,
                    found.owner(),
                    Evaluator.trace(request, policies(action, found, owner)),
                    Map.of("aws:RequestedRegion", call.region()));
        }

        private Policies policies(String action, Resources.Found found, Standings.Standing owner) {
            var arn = found.arn();
            boolean sameAccount = found.owner() == null
                    || found.owner().equals(call.principal().account());
            return new Policies(
                    linkedToService() ? List.of() : standing.serviceControl(),
                    linkedToService() || !Standings.controls(action) ? List.of() : owner.resourceControl(),
                    caller.boundary(),
                    caller.session(),
                    caller.identity(),
                    arn == null ? List.of() : own(new ResourceFacts.Asked(call, input, action), found, arn),
                    endpoint(),
                    sameAccount,
                    arn != null && found.facts().policyDecides(txn, new ResourceFacts.Asked(call, input, action), arn));
        }

        private @Nullable SourcedPolicy endpoint() {
            var came = call.session().claims().get(EndpointPolicies.CLAIM);
            return came == null ? null : compiled.current(came.getFirst(), endpoints.policy(txn, came.getFirst()));
        }

        private List<SourcedPolicy> own(ResourceFacts.Asked asked, Resources.Found found, Arn arn) {
            return found.facts().policies(txn, asked, arn).stream()
                    .map(this::compile)
                    .toList();
        }

        private SourcedPolicy compile(ResourceFacts.ResourcePolicy policy) {
            var whole = compiled.current(policy.source(), policy.json());
            return policy.deniesOnly()
                    ? new SourcedPolicy(whole.source(), "", whole.policy().denials())
                    : whole;
        }

        /** Organisations do not bind the roles that services act with. */
        private boolean linkedToService() {
            return call.principal() instanceof Principal.RoleSession role
                    && role.path().startsWith("/aws-service-role/");
        }
    }
}

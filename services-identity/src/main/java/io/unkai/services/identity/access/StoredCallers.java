package io.unkai.services.identity.access;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.policy.SourcedPolicy;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.IamGeneration;
import io.unkai.services.identity.iam.IdentityPolicies;
import io.unkai.services.identity.iam.entity.Entities;
import io.unkai.services.identity.iam.entity.Group;
import io.unkai.services.identity.iam.login.PasswordRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what callers bring along in IAM. What was found of a user or role is kept until something of its account's IAM changes, so
 * that a call costs one look at the account's generation.
 */
final class StoredCallers {
    private static final int MAX_KEPT = 10_000;
    /** Allows everything. */
    static final String ALLOW_ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    /** What a password policy with {@code AllowUsersToChangePassword} lets each user do. */
    private static final String OWN_PASSWORD = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"iam:ChangePassword","Resource":"USER"},
              {"Effect":"Allow","Action":"iam:GetAccountPasswordPolicy","Resource":"*"}]}""";

    private final CompiledPolicies compiled;
    private final Map<Principal, Kept> kept = new ConcurrentHashMap<>();

    /** What was found of a user or role under a generation of its account. */
    private record Kept(String generation, @Nullable Identity identity) {}

    /** A user or role with its policies, ready to be asked. */
    private record Identity(
            List<SourcedPolicy> policies, @Nullable SourcedPolicy boundary, Map<String, String> tags) {}

    StoredCallers(CompiledPolicies compiled) {
        this.compiled = compiled;
    }

    /** The policies and tags of the one who calls. */
    CallerPolicies policies(ReadTxn txn, Call call) {
        return switch (call.principal()) {
            case Principal.User user -> of(txn, call.session(), user, user.account());
            case Principal.RoleSession role -> of(txn, call.session(), role, role.account());
            case Principal.FederatedUser federated -> given(federated(txn, call.session(), federated));
            case Principal.Root _, Principal.Service _, Principal.Anonymous _ -> CallerPolicies.NONE;
        };
    }

    /** What the issuer may do is only the most that a federated user can be given: without session policies it was given nothing. */
    private static CallerPolicies given(CallerPolicies found) {
        return found.session() != null
                ? found
                : new CallerPolicies(found.boundary(), List.of(), found.identity(), found.tags());
    }

    private CallerPolicies federated(ReadTxn txn, Session session, Principal.FederatedUser federated) {
        if (federated.issuer() instanceof Principal.User user) {
            return of(txn, session, user, federated.account());
        }
        var everything = compiled.get("root user", "", ALLOW_ALL);
        return new CallerPolicies(
                null, session(txn, session, federated.account()), List.of(everything), session.tags());
    }

    private CallerPolicies of(ReadTxn txn, Session session, Principal principal, String account) {
        var identity = identity(txn, principal, account);
        if (identity == null) {
            return CallerPolicies.NONE;
        }
        return new CallerPolicies(
                identity.boundary(),
                session(txn, session, account),
                identity.policies(),
                tags(identity.tags(), session.tags()));
    }

    private @Nullable Identity identity(ReadTxn txn, Principal principal, String account) {
        var generation = IamGeneration.read(txn, account);
        var known = kept.get(holder(principal));
        if (known != null && known.generation().equals(generation)) {
            return known.identity();
        }
        var found = find(txn, principal);
        if (kept.size() >= MAX_KEPT) {
            kept.clear();
        }
        kept.put(holder(principal), new Kept(generation, found));
        return found;
    }

    /** All sessions of a role share what was found of the role. */
    private static Principal holder(Principal principal) {
        return principal instanceof Principal.RoleSession role
                ? new Principal.RoleSession(role.account(), role.path(), role.role(), role.roleId(), "")
                : principal;
    }

    /** Who was deleted has nothing, even where another of the same name was made since. */
    private @Nullable Identity find(ReadTxn txn, Principal principal) {
        var found = switch (principal) {
            case Principal.User user -> user(txn, user);
            case Principal.RoleSession role -> IdentityPolicies.forRole(txn, role.account(), role.role());
            default -> null;
        };
        var id = principal instanceof Principal.RoleSession role ? role.roleId() : principal.userId();
        if (found == null || !found.is(id)) {
            return null;
        }
        return new Identity(
                policies(txn, principal, found),
                found.boundary() == null ? null : compile(found.boundary()),
                found.tags());
    }

    /** Whoever was renamed since its session was made is the same still. */
    private static @Nullable IdentityPolicies user(ReadTxn txn, Principal.User user) {
        var found = Entities.USERS.byId(txn, user.account(), user.userId());
        return found == null ? null : IdentityPolicies.forUser(txn, found.account(), found.name());
    }

    private List<SourcedPolicy> policies(ReadTxn txn, Principal principal, IdentityPolicies found) {
        var policies = new ArrayList<SourcedPolicy>();
        found.policies().forEach(policy -> policies.add(compile(policy)));
        if (principal instanceof Principal.User user
                && PasswordRules.of(txn, user.account()).usersMayChange()) {
            policies.add(compiled.get("account password policy", "", OWN_PASSWORD.replace("USER", found.arn())));
        }
        return policies;
    }

    /** The policies of a group, for simulations: nobody calls as a group. */
    List<SourcedPolicy> group(ReadTxn txn, Group group) {
        return IdentityPolicies.ofGroup(txn, group).stream().map(this::compile).toList();
    }

    private SourcedPolicy compile(IdentityPolicies.Source source) {
        var name = switch (source.type()) {
            case INLINE, GROUP_INLINE -> "inline policy " + source.name() + " of " + source.owner();
            case ATTACHED, GROUP_ATTACHED, BOUNDARY -> source.name();
        };
        return compiled.get(name, source.version(), source.json());
    }

    private @Nullable List<SourcedPolicy> session(ReadTxn txn, Session session, String account) {
        if (!session.restricted()) {
            return null;
        }
        var policies = new ArrayList<SourcedPolicy>();
        session.policies().forEach(json -> policies.add(compiled.get("session policy", "", json)));
        for (var arn : session.policyArns()) {
            var managed = IdentityPolicies.managed(txn, account, arn);
            if (managed != null) {
                policies.add(compile(managed));
            }
        }
        return policies;
    }

    private static Map<String, String> tags(Map<String, String> own, Map<String, String> session) {
        if (session.isEmpty()) {
            return own;
        }
        var all = new HashMap<>(own);
        session.forEach((key, value) -> {
            all.keySet().removeIf(key::equalsIgnoreCase);
            all.put(key, value);
        });
        return all;
    }
}

package io.unkai.services.identity.sts;

import io.unkai.api.sts.Credentials;
import io.unkai.api.sts.PolicyDescriptorType;
import io.unkai.api.sts.Tag;
import io.unkai.kernel.call.Authorizer;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Struct;
import io.unkai.services.identity.iam.entity.Role;
import io.unkai.services.identity.token.Vouched;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sessions of roles for those whom identity providers vouch for. They have no policies of their own: the role's trust decides. */
final class FederatedRoles {
    private final Authorizer authorizer;
    private final Issuer issuer;
    private final TurnedAway turnedAway;

    FederatedRoles(Authorizer authorizer, Issuer issuer, TurnedAway turnedAway) {
        this.authorizer = authorizer;
        this.issuer = issuer;
        this.turnedAway = turnedAway;
    }

    /**
     * What is asked for.
     *
     * @param action what the trust policy must allow
     * @param provider the ARN of the provider that vouches
     * @param role the role, or null where there is none: nobody is told
     * @param sessionName the session's name
     * @param seconds how long it is to last, or null
     * @param policy the inline session policy, or null
     * @param policyArns the managed session policies, or null
     */
    record Wish(
            String action,
            String provider,
            @Nullable Role role,
            String sessionName,
            @Nullable Integer seconds,
            @Nullable String policy,
            @Nullable List<PolicyDescriptorType> policyArns) {}

    /**
     * A session.
     *
     * @param packed how much of the room for policies and tags is used, in percent
     */
    record Made(Credentials credentials, Principal.RoleSession principal, int packed) {}

    Made make(Call call, Struct input, Wish wish, Vouched who) {
        try {
            return session(call, input, wish, who);
        } catch (ApiException refused) {
            turnedAway.note(call.requestId(), person(wish, who));
            throw refused;
        }
    }

    /** Names who is vouched for as CloudTrail does. */
    private static TurnedAway.Person person(Wish wish, Vouched who) {
        var qualifier = who.claims().get("saml:namequalifier");
        return qualifier == null
                ? new TurnedAway.Person(
                        "WebIdentityUser",
                        wish.provider + ':' + who.audience() + ':' + who.subject(),
                        who.subject(),
                        wish.provider)
                : new TurnedAway.Person(
                        "SAMLUser", qualifier.getFirst() + ':' + who.subject(), who.subject(), qualifier.getFirst());
    }

    private Made session(Call call, Struct input, Wish wish, Vouched who) {
        var role = wish.role();
        var tags = SessionTags.of(Session.NONE, tags(who), who.transitive());
        if (role == null || !trusted(call, input, wish, role, who)) {
            throw StsErrors.denied("Not authorized to perform " + wish.action());
        }
        int seconds = RoleSessions.seconds(role, wish.seconds());
        var policies = SessionPolicies.of(wish.policy(), wish.policyArns(), tags);
        var session = new Session(
                call.now(),
                null,
                policies.documents(),
                policies.arns(),
                tags.tags(),
                tags.transitive(),
                who.sourceIdentity(),
                wish.provider(),
                who.claims());
        var principal = RoleSessions.session(role, wish.sessionName());
        return new Made(issuer.issue(call, principal, session, seconds), principal, policies.packed());
    }

    private boolean trusted(Call call, Struct input, Wish wish, Role role, Vouched who) {
        var as = as(call, role, wish, who);
        return authorizer.allows(as, input, wish.action(), role.arn())
                && (who.tags().isEmpty() || authorizer.allows(as, input, "sts:TagSession", role.arn()))
                && (who.sourceIdentity().isEmpty()
                        || authorizer.allows(as, input, "sts:SetSourceIdentity", role.arn()));
    }

    /** The call as trust policies see it: from nobody but the one whom the provider vouches for. */
    private static Call as(Call call, Role role, Wish wish, Vouched who) {
        var keys = new HashMap<>(who.claims());
        who.tags().forEach((key, value) -> keys.put("aws:requesttag/" + key.toLowerCase(Locale.ROOT), List.of(value)));
        if (!who.tags().isEmpty()) {
            keys.put("aws:tagkeys", List.copyOf(who.tags().keySet()));
        }
        var session = new Session(
                null, null, List.of(), List.of(), Map.of(), Set.of(), who.sourceIdentity(), wish.provider(), keys);
        return new Call(
                call.operation(),
                new Principal.Anonymous(),
                session,
                role.account(),
                call.region(),
                call.requestId(),
                call.now(),
                call.ids(),
                call.client(),
                call.access());
    }

    private static List<Tag> tags(Vouched who) {
        return who.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}

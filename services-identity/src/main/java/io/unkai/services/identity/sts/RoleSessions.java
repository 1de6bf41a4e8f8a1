package io.unkai.services.identity.sts;

import io.unkai.api.sts.AssumeRoleRequest;
import io.unkai.api.sts.AssumeRoleResponse;
import io.unkai.api.sts.AssumedRoleUser;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Entities;
import io.unkai.services.identity.iam.entity.Role;
import io.unkai.services.identity.region.RegionChoices;
import org.jspecify.annotations.Nullable;

/** Sessions of roles. Whether the caller may have one was decided before: by its own policies and by the role's trust policy. */
final class RoleSessions {
    /** Seconds of a session that nobody asked a length for, and most of one that a role session makes. */
    static final int USUAL_SECONDS = 3600;

    private final Issuer issuer;
    private final SecondFactor secondFactor;

    RoleSessions(Issuer issuer, SecondFactor secondFactor) {
        this.issuer = issuer;
        this.secondFactor = secondFactor;
    }

    void register(Handlers on) {
        on.on(Sts.ASSUME_ROLE, this::assumeRole);
    }

    private AssumeRoleResponse assumeRole(Call call, Txn txn, AssumeRoleRequest in) {
        if (call.principal() instanceof Principal.Root) {
            throw StsErrors.denied("Roles may not be assumed by root accounts.");
        }
        var role = role(call, txn, in.roleArn());
        if (role == null) {
            throw StsErrors.denied("User: " + call.principal().arn()
                    + " is not authorized to perform: sts:AssumeRole on resource: " + in.roleArn());
        }
        int seconds = seconds(call, role, in.durationSeconds());
        var tags = SessionTags.of(call.session(), in.tags(), in.transitiveTagKeys());
        var policies = SessionPolicies.of(in.policy(), in.policyArns(), tags);
        var mfa = secondFactor.use(call, txn, in.serialNumber(), in.tokenCode());
        var source = sourceIdentity(call, in.sourceIdentity());
        var session = new Session(
                call.now(),
                mfa,
                policies.documents(),
                policies.arns(),
                tags.tags(),
                tags.transitive(),
                source == null ? "" : source,
                "");
        var principal = session(role, in.roleSessionName());
        return AssumeRoleResponse.builder()
                .credentials(issuer.issue(call, principal, session, seconds))
                .assumedRoleUser(view(principal))
                .packedPolicySize(policies.packed() == 0 ? null : policies.packed())
                .sourceIdentity(source)
                .build();
    }

    /** The role of an ARN, or null; its account must have opened the region that is asked. */
    static @Nullable Role role(Call call, ReadTxn txn, @Nullable String roleArn) {
        var arn = roleArn == null ? null : Arn.parse(roleArn);
        if (arn == null || !arn.service().equals("iam") || !arn.resource().startsWith("role/")) {
            throw StsErrors.invalid(roleArn + " is invalid");
        }
        if (!RegionChoices.open(txn, arn.account(), call.region())) {
            throw StsErrors.regionDisabled(arn.account());
        }
        return Entities.ROLES.at(txn, arn);
    }

    static Principal.RoleSession session(Role role, @Nullable String name) {
        return new Principal.RoleSession(role.account(), role.path(), role.name(), role.id(), name == null ? "" : name);
    }

    static AssumedRoleUser view(Principal.RoleSession session) {
        return AssumedRoleUser.builder()
                .arn(session.arn())
                .assumedRoleId(session.userId())
                .build();
    }

    private static int seconds(Call call, Role role, @Nullable Integer asked) {
        if (asked == null) {
            return USUAL_SECONDS;
        }
        if (call.principal() instanceof Principal.RoleSession && asked > USUAL_SECONDS) {
            throw StsErrors.invalid(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }
        return seconds(role, asked);
    }

    static int seconds(Role role, @Nullable Integer asked) {
        if (asked != null && asked > role.maxSession()) {
            throw StsErrors.invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        return asked == null ? USUAL_SECONDS : asked;
    }

    /** Once set, the source identity stays through all sessions of a chain. */
    private static @Nullable String sourceIdentity(Call call, @Nullable String asked) {
        var known = call.session().sourceIdentity();
        if (known.isEmpty()) {
            return asked;
        }
        if (asked != null && !asked.equals(known)) {
            throw StsErrors.denied("User: " + call.principal().arn()
                    + " is not authorized to perform: sts:SetSourceIdentity with another source identity");
        }
        return known;
    }
}

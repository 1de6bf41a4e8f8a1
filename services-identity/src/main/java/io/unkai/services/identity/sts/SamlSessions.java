package io.unkai.services.identity.sts;

import io.unkai.api.sts.AssumeRoleWithSAMLRequest;
import io.unkai.api.sts.AssumeRoleWithSAMLResponse;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Role;
import io.unkai.services.identity.iam.provider.SamlProvider;
import io.unkai.services.identity.token.SamlVerifier;
import io.unkai.services.identity.token.TokenErrors;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sessions of roles for those who show the answer of a SAML provider that the role's account knows. */
final class SamlSessions {
    private static final String ACTION = "sts:AssumeRoleWithSAML";

    private final FederatedRoles roles;

    SamlSessions(FederatedRoles roles) {
        this.roles = roles;
    }

    void register(Handlers on) {
        on.onDownload(Sts.ASSUME_ROLE_WITH_SAML, SamlSessions::find, this::assume);
    }

    /** What the store knows. */
    private record Found(@Nullable Role role, SamlProvider provider) {}

    private static Found find(Call call, ReadTxn txn, AssumeRoleWithSAMLRequest in) {
        var role = RoleSessions.role(call, txn, in.roleArn());
        var account = Objects.requireNonNull(Arn.parse(Objects.requireNonNull(in.roleArn())))
                .account();
        var arn = in.principalArn() == null ? "" : in.principalArn();
        var provider = SamlProvider.find(txn, account, arn);
        if (provider == null) {
            throw TokenErrors.invalid("Specified provider doesn't exist");
        }
        return new Found(role, provider);
    }

    private AssumeRoleWithSAMLResponse assume(Call call, AssumeRoleWithSAMLRequest in, Found found) {
        var provider = found.provider();
        var text = in.samlAssertion() == null ? "" : in.samlAssertion();
        var assertion = SamlVerifier.verify(text, provider, call.now());
        var role = found.role();
        boolean offered = role != null && assertion.offers(role.arn(), provider.arn());
        var wish = new FederatedRoles.Wish(
                ACTION,
                provider.arn(),
                offered ? role : null,
                assertion.sessionName(),
                shorter(in.durationSeconds(), assertion.seconds()),
                in.policy(),
                in.policyArns());
        var made = roles.make(call, in, wish, assertion.who());
        var source = assertion.who().sourceIdentity();
        return AssumeRoleWithSAMLResponse.builder()
                .credentials(made.credentials())
                .assumedRoleUser(RoleSessions.view(made.principal()))
                .subject(assertion.who().subject())
                .subjectType(assertion.subjectType())
                .issuer(assertion.issuer())
                .audience(assertion.who().audience())
                .nameQualifier(assertion.nameQualifier())
                .packedPolicySize(made.packed() == 0 ? null : made.packed())
                .sourceIdentity(source.isEmpty() ? null : source)
                .build();
    }

    private static @Nullable Integer shorter(@Nullable Integer asked, @Nullable Integer granted) {
        if (asked == null || granted == null) {
            return asked == null ? granted : asked;
        }
        return Integer.valueOf(Math.min(asked, granted));
    }
}

package io.unkai.services.identity.sts;

import io.unkai.api.sts.AssumeRoleWithWebIdentityRequest;
import io.unkai.api.sts.AssumeRoleWithWebIdentityResponse;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.Role;
import io.unkai.services.identity.iam.provider.OidcProvider;
import io.unkai.services.identity.token.OidcVerifier;
import io.unkai.services.identity.token.TokenErrors;
import io.unkai.services.identity.token.WebToken;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sessions of roles for those who show a token of an OpenID Connect provider that the role's account knows. */
final class WebIdentitySessions {
    private static final String ACTION = "sts:AssumeRoleWithWebIdentity";
    private static final String SCHEME = "https://";

    private final OidcVerifier verifier;
    private final FederatedRoles roles;

    WebIdentitySessions(OidcVerifier verifier, FederatedRoles roles) {
        this.verifier = verifier;
        this.roles = roles;
    }

    void register(Handlers on) {
        on.onDownload(Sts.ASSUME_ROLE_WITH_WEB_IDENTITY, WebIdentitySessions::find, this::assume);
    }

    /** What the store knows of a token that nobody has verified yet. */
    private record Found(WebToken token, @Nullable Role role, OidcProvider provider) {}

    private static Found find(Call call, ReadTxn txn, AssumeRoleWithWebIdentityRequest in) {
        var role = RoleSessions.role(call, txn, in.roleArn());
        var account = Objects.requireNonNull(Arn.parse(Objects.requireNonNull(in.roleArn())))
                .account();
        if (in.providerId() != null) {
            throw TokenErrors.invalid("Provider " + in.providerId() + " is not known");
        }
        var token = WebToken.parse(in.webIdentityToken() == null ? "" : in.webIdentityToken());
        var provider = OidcProvider.find(txn, account, Kind.OIDC_PROVIDER.arn(account, "/", url(token.issuer())));
        if (provider == null) {
            throw TokenErrors.invalid("No OpenIDConnect provider found in your account for " + token.issuer());
        }
        return new Found(token, role, provider);
    }

    /** A provider's URL as it is registered. */
    private static String url(String issuer) {
        var rest = issuer.startsWith(SCHEME) ? issuer.substring(SCHEME.length()) : issuer;
        return rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    }

    private AssumeRoleWithWebIdentityResponse assume(Call call, AssumeRoleWithWebIdentityRequest in, Found found) {
        var who = verifier.verify(found.token(), found.provider(), call.now());
        var wish = new FederatedRoles.Wish(
                ACTION,
                found.provider().arn(),
                found.role(),
                in.roleSessionName() == null ? "" : in.roleSessionName(),
                in.durationSeconds(),
                in.policy(),
                in.policyArns());
        var made = roles.make(call, in, wish, who);
        return AssumeRoleWithWebIdentityResponse.builder()
                .credentials(made.credentials())
                .assumedRoleUser(RoleSessions.view(made.principal()))
                .subjectFromWebIdentityToken(who.subject())
                .audience(who.audience())
                .provider(found.provider().arn())
                .packedPolicySize(made.packed() == 0 ? null : made.packed())
                .sourceIdentity(who.sourceIdentity().isEmpty() ? null : who.sourceIdentity())
                .build();
    }
}

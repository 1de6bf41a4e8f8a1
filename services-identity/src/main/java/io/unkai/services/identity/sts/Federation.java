package io.unkai.services.identity.sts;

import io.unkai.api.sts.FederatedUser;
import io.unkai.api.sts.GetFederationTokenRequest;
import io.unkai.api.sts.GetFederationTokenResponse;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.store.ReadTxn;
import java.util.Set;

/** Sessions that a user's program gives to people who are not users of IAM. */
final class Federation {
    private final Issuer issuer;

    Federation(Issuer issuer) {
        this.issuer = issuer;
    }

    void register(Handlers on) {
        on.onRead(Sts.GET_FEDERATION_TOKEN, this::getFederationToken);
    }

    private GetFederationTokenResponse getFederationToken(Call call, ReadTxn txn, GetFederationTokenRequest in) {
        if (call.session().temporary()) {
            throw StsErrors.denied("Cannot call GetFederationToken with session credentials");
        }
        var tags = SessionTags.of(call.session(), in.tags(), null);
        var policies = SessionPolicies.of(in.policy(), in.policyArns(), tags);
        var session =
                new Session(call.now(), null, policies.documents(), policies.arns(), tags.tags(), Set.of(), "", "");
        var principal = new Principal.FederatedUser(call.account(), in.name() == null ? "" : in.name(), issuer(call));
        return GetFederationTokenResponse.builder()
                .credentials(issuer.issue(call, principal, session, Sessions.seconds(call, in.durationSeconds())))
                .federatedUser(FederatedUser.builder()
                        .arn(principal.arn())
                        .federatedUserId(principal.userId())
                        .build())
                .packedPolicySize(policies.packed() == 0 ? null : policies.packed())
                .build();
    }

    private static Principal issuer(Call call) {
        return switch (call.principal()) {
            case Principal.User user -> user;
            case Principal.Root root -> root;
            default -> throw StsErrors.denied("Only users can call GetFederationToken");
        };
    }
}

package io.unkai.services.identity.access;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.tag.TagValue;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Global condition keys that follow from the call alone, in lower case.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS global condition
 *     context keys</a>
 */
final class CallKeys {
    private static final String PRINCIPAL_TAG = "aws:principaltag/";

    private final Call call;
    private final Map<String, String> principalTags;
    private final Standings.Standing standing;

    CallKeys(Call call, Map<String, String> principalTags, Standings.Standing standing) {
        this.call = call;
        this.standing = standing;
        this.principalTags = principalTags;
    }

    Map<String, String> principalTags() {
        return principalTags;
    }

    @Nullable
    List<String> get(String key) {
        var value = key.startsWith(PRINCIPAL_TAG)
                ? TagValue.of(principalTags, key.substring(PRINCIPAL_TAG.length()))
                : single(key);
        return value == null || value.isEmpty() ? call.session().claims().get(key) : List.of(value);
    }

    private @Nullable String single(String key) {
        var session = call.session();
        return switch (key) {
            case "aws:currenttime" -> call.now().truncatedTo(ChronoUnit.SECONDS).toString();
            case "aws:epochtime" -> Long.toString(call.now().getEpochSecond());
            case "aws:sourceip" ->
                session.claims().containsKey(EndpointPolicies.CLAIM)
                        ? null
                        : call.client().address().getHostAddress();
            case "aws:useragent" -> call.client().userAgent();
            case "aws:referer" -> call.client().referer();
            case "aws:securetransport" -> Boolean.toString(call.client().secure());
            case "aws:requestedregion" -> call.region();
            case "aws:principalisawsservice" -> Boolean.toString(call.principal() instanceof Principal.Service);
            case "aws:viaawsservice" -> session.claims().containsKey(key) ? null : "false";
            case "aws:sourceidentity", "sts:sourceidentity" -> session.sourceIdentity();
            case "aws:federatedprovider" -> session.provider();
            case "aws:tokenissuetime" ->
                session.issued() == null
                        ? null
                        : session.issued().truncatedTo(ChronoUnit.SECONDS).toString();
            case "aws:multifactorauthpresent" -> session.temporary() ? Boolean.toString(session.mfa() != null) : null;
            case "aws:multifactorauthage" ->
                session.mfa() == null
                        ? null
                        : Long.toString(
                                Duration.between(session.mfa(), call.now()).toSeconds());
            default -> key.startsWith("s3:") ? signature(key) : principal(key);
        };
    }

    private @Nullable String signature(String key) {
        var signature = call.client().signature();
        return switch (key) {
            case "s3:signatureversion" -> signature.algorithm();
            case "s3:signatureage" ->
                signature.time() == null
                        ? null
                        : Long.toString(
                                Duration.between(signature.time(), call.now()).toMillis());
            case "s3:authtype" ->
                switch (signature.form()) {
                    case NONE, SERVICE -> null;
                    case HEADER -> "REST-HEADER";
                    case QUERY -> "REST-QUERY-STRING";
                    case POST -> "POST";
                };
            default -> null;
        };
    }

    private @Nullable String principal(String key) {
        var principal = call.principal();
        return switch (key) {
            case "aws:principalorgid" -> standing.organization();
            case "aws:principalorgpaths" -> standing.path();
            case "aws:principalaccount" -> principal.account();
            case "aws:principalarn" ->
                principal instanceof Principal.RoleSession role ? role.roleArn() : known(principal, principal.arn());
            case "aws:userid" -> known(principal, principal.userId());
            case "aws:username" -> principal instanceof Principal.User user ? user.name() : null;
            case "aws:principaltype" ->
                switch (principal) {
                    case Principal.Root root -> "Account";
                    case Principal.User user -> "User";
                    case Principal.RoleSession role -> "AssumedRole";
                    case Principal.FederatedUser federated -> "FederatedUser";
                    case Principal.Service service -> "Service";
                    case Principal.Anonymous nobody -> "Anonymous";
                };
            case "aws:principalservicename" -> principal instanceof Principal.Service service ? service.name() : null;
            case "aws:sourcearn" -> principal instanceof Principal.Service service ? service.sourceArn() : null;
            case "aws:sourceaccount" ->
                principal instanceof Principal.Service service
                                && !service.sourceArn().isEmpty()
                        ? service.account()
                        : null;
            default -> null;
        };
    }

    private static @Nullable String known(Principal principal, String value) {
        return principal instanceof Principal.Anonymous ? null : value;
    }
}

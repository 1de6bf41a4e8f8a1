package io.unkai.kernel.policy;

import io.unkai.kernel.call.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request in the form in which statements are held against it.
 *
 * @param action in lower case
 * @param serviceBit the bit of its service in {@link Actions}
 * @param originArn the role, or the user that asked for the session; null where there is no session
 * @param originId its unique id
 * @param bounded whether the principal has a permissions boundary
 */
record Question(
        String action,
        long serviceBit,
        String resource,
        ContextKeys keys,
        Principal principal,
        String arn,
        String userId,
        @Nullable String originArn,
        @Nullable String originId,
        boolean bounded) {

    static Question of(AccessRequest request, boolean bounded) {
        var principal = request.principal();
        var action = request.action().toLowerCase(Locale.ROOT);
        return new Question(
                action,
                Actions.serviceOf(action),
                request.resource(),
                request.keys(),
                principal,
                principal.arn(),
                principal.userId(),
                originArn(principal),
                originId(principal),
                bounded);
    }

    private static @Nullable String originArn(Principal principal) {
        return switch (principal) {
            case Principal.RoleSession session -> session.roleArn();
            case Principal.FederatedUser user -> user.issuer().arn();
            case Principal.Root _, Principal.User _, Principal.Service _, Principal.Anonymous _ -> null;
        };
    }

    private static @Nullable String originId(Principal principal) {
        return switch (principal) {
            case Principal.RoleSession session -> session.roleId();
            case Principal.FederatedUser user -> user.issuer().userId();
            case Principal.Root _, Principal.User _, Principal.Service _, Principal.Anonymous _ -> null;
        };
    }

    boolean root() {
        return principal instanceof Principal.Root;
    }

    /** The name of the service that asks, or null. */
    @Nullable
    String service() {
        return principal instanceof Principal.Service service ? service.name() : null;
    }

    /** The account whose trust reaches the principal; none for services, which act for themselves. */
    String accountOrEmpty() {
        var account = principal instanceof Principal.Service ? null : principal.account();
        return account == null ? "" : account;
    }
}

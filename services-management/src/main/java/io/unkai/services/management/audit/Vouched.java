package io.unkai.services.management.audit;

import io.unkai.api.sts.AssumeRoleWithSAMLResponse;
import io.unkai.api.sts.AssumeRoleWithWebIdentityResponse;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.schema.Operation;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom an identity provider vouched for, and who had signed nothing.
 *
 * @param type {@code WebIdentityUser} or {@code SAMLUser}
 * @param principalId the provider's names for itself, its client and the person
 * @param name the person's
 * @param provider the provider's
 */
public record Vouched(String type, String principalId, String name, String provider) {
    private static final Set<Operation<?, ?>> UNSIGNED =
            Set.of(Sts.ASSUME_ROLE_WITH_WEB_IDENTITY, Sts.ASSUME_ROLE_WITH_SAML);

    /** Whether a provider has to vouch for callers of an operation, as they sign nothing. */
    static boolean needed(FinishedCall call) {
        return UNSIGNED.contains(call.operation());
    }

    /** Of whom an answer or its refusal tells, or null. */
    static @Nullable Vouched of(FinishedCall call) {
        return switch (call.output()) {
            case AssumeRoleWithWebIdentityResponse web -> {
                var provider = text(web.provider());
                var subject = text(web.subjectFromWebIdentityToken());
                var id = provider + ':' + text(web.audience()) + ':' + subject;
                yield new Vouched("WebIdentityUser", id, subject, provider);
            }
            case AssumeRoleWithSAMLResponse saml -> {
                var provider = text(saml.nameQualifier());
                var subject = text(saml.subject());
                yield new Vouched("SAMLUser", provider + ':' + subject, subject, provider);
            }
            case null, default -> call.beside().vouched();
        };
    }

    private static String text(@Nullable String member) {
        return Objects.requireNonNullElse(member, "");
    }
}

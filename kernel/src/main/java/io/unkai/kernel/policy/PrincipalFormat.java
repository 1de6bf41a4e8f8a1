package io.unkai.kernel.policy;

import java.util.regex.Pattern;

/** What names of principals look like. */
final class PrincipalFormat {
    private static final Pattern AWS = Pattern.compile("\\*|[0-9]{12}|A[A-Z0-9]{15,127}"
            + "|arn:aws[a-z-]*:(?:iam|sts)::[0-9]{12}:(?:root|(?:user|role|assumed-role|federated-user)/[^*?]+)"
            + "|arn:aws[a-z-]*:iam::cloudfront:user/[^*?]+");
    private static final Pattern SERVICE =
            Pattern.compile("[a-z0-9][a-z0-9.-]*\\.(?:amazonaws\\.com(?:\\.cn)?|aws\\.internal|aws\\.com)");
    private static final Pattern FEDERATED = Pattern.compile(
            "\\*|arn:aws[a-z-]*:iam::[0-9]{12}:(?:saml-provider|oidc-provider)/[^*?]+|[A-Za-z0-9][A-Za-z0-9./_-]*");
    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{64}");

    private PrincipalFormat() {}

    /** Whether a name is one of its type. */
    static boolean valid(PrincipalType type, String name) {
        return switch (type) {
            case AWS -> AWS.matcher(name).matches();
            case SERVICE -> SERVICE.matcher(name).matches();
            case FEDERATED -> FEDERATED.matcher(name).matches();
            case CANONICAL_USER -> CANONICAL.matcher(name).matches();
        };
    }
}

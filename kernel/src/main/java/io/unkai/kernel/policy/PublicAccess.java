package io.unkai.kernel.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the policy of a resource opens it to the public, as S3's Block Public Access means it: whatever allows anyone is
 * public unless a condition ties it to fixed values of a key that tells who or from where one asks.
 */
public final class PublicAccess {
    private static final Set<String> FIXING = Set.of(
            "aws:principalaccount",
            "aws:principalarn",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:sourceaccount",
            "aws:sourcearn",
            "aws:sourceorgid",
            "aws:sourceorgpaths",
            "aws:sourceowner",
            "aws:sourcevpc",
            "aws:sourcevpcarn",
            "aws:sourcevpce",
            "aws:userid",
            "s3:dataaccesspointaccount");
    private static final String SOURCE_IP = "aws:sourceip";
    private static final String ACCESS_POINT = "s3:dataaccesspointarn";
    private static final int MIN_BITS_V4 = 8;
    private static final int MIN_BITS_V6 = 32;
    private static final int ARN_PARTS = 6;

    private PublicAccess() {}

    /** Whether a policy grants anything to the public. */
    public static boolean isPublic(Policy policy) {
        return policy.statements().stream().anyMatch(PublicAccess::isPublic);
    }

    /** Whether a statement grants anything to the public. */
    public static boolean isPublic(Statement statement) {
        var principals = statement.principals();
        return statement.effect() == Effect.ALLOW
                && principals != null
                && reachesAnyone(principals)
                && statement.conditions().stream().noneMatch(PublicAccess::fixes);
    }

    /**
     * The principals of other accounts that a policy allows by name: account ids, ARNs, and canonical users as written. The
     * star stands for the public. Neither services nor the principals of the owning account are among them.
     */
    public static Set<String> externalPrincipals(Policy policy, String owner) {
        var external = new TreeSet<String>();
        for (var statement : policy.statements()) {
            if (isPublic(statement)) {
                external.add("*");
            } else if (statement.effect() == Effect.ALLOW && statement.principals() != null) {
                var principals = statement.principals();
                for (var type : List.of(PrincipalType.AWS, PrincipalType.FEDERATED, PrincipalType.CANONICAL_USER)) {
                    principals.values(type).stream()
                            .filter(name -> !name.equals("*") && !isOf(owner, name))
                            .forEach(external::add);
                }
            }
        }
        return external;
    }

    private static boolean isOf(String owner, String principal) {
        return principal.equals(owner) || principal.startsWith("arn:") && principal.contains("::" + owner + ":");
    }

    /** Anyone can sign in with a web identity provider that is not the account's own. */
    private static boolean reachesAnyone(Principals principals) {
        return principals.negated()
                || principals.everyone()
                || principals.values(PrincipalType.SERVICE).contains("*")
                || principals.values(PrincipalType.FEDERATED).stream().anyMatch(name -> !name.startsWith("arn:"));
    }

    /** Whether a condition lets only those through that it names. What also holds without the key names nobody. */
    private static boolean fixes(Condition condition) {
        if (condition.ifExists()
                || condition.operator().negated()
                || condition.values().isEmpty()) {
            return false;
        }
        var key = condition.key().toLowerCase(Locale.ROOT);
        return switch (condition.operator()) {
            case IP_ADDRESS ->
                key.equals(SOURCE_IP)
                        && condition.quantifier() == Quantifier.NONE
                        && condition.values().stream().allMatch(PublicAccess::isNarrow);
            case STRING_EQUALS, STRING_EQUALS_IGNORE_CASE, STRING_LIKE, ARN_EQUALS, ARN_LIKE ->
                condition.quantifier() != Quantifier.ALL
                        && (key.equals(ACCESS_POINT)
                                ? condition.values().stream().allMatch(PublicAccess::isOfOneAccount)
                                : FIXING.contains(key)
                                        && condition.values().stream().allMatch(PublicAccess::isFixed));
            default -> false;
        };
    }

    private static boolean isFixed(String value) {
        return !value.isEmpty() && !Glob.hasWildcards(value) && !value.contains("${");
    }

    /** A bucket's policy may leave the name of the access point open, though not its account. */
    private static boolean isOfOneAccount(String arn) {
        var parts = arn.split(":", ARN_PARTS);
        return parts.length == ARN_PARTS && isFixed(parts[4]) || isFixed(arn);
    }

    private static boolean isNarrow(String addresses) {
        var range = AddressRange.parse(addresses);
        return range != null && (range.bits() >= (range.v4() ? MIN_BITS_V4 : MIN_BITS_V6) || range.isPrivate());
    }
}

package io.unkai.kernel.policy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The {@code Principal} or {@code NotPrincipal} of a statement. */
public final class Principals {
    /** The key under which a request has the canonical user id of its account, which only S3's policies name. */
    public static final String CANONICAL_USER_KEY = "aws:principalcanonicaluser";

    /** The key under which a request has the identity provider that vouched for the caller. */
    public static final String FEDERATED_KEY = "aws:federatedprovider";

    private static final Pattern ACCOUNT = Pattern.compile("(?:arn:aws[a-z-]*:iam::)?([0-9]{12})(?::root)?");

    private final boolean negated;
    private final Map<PrincipalType, List<String>> values;
    private final boolean everyone;
    private final Set<String> accounts = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();

    Principals(boolean negated, Map<PrincipalType, List<String>> values) {
        this.negated = negated;
        this.values = new LinkedHashMap<>(values);
        boolean all = false;
        for (var value : values.getOrDefault(PrincipalType.AWS, List.of())) {
            var account = ACCOUNT.matcher(value);
            if (value.equals("*")) {
                all = true;
            } else if (account.matches()) {
                accounts.add(account.group(1));
            } else {
                names.add(value);
            }
        }
        everyone = all;
    }

    /** Whether it is {@code NotPrincipal}. */
    public boolean negated() {
        return negated;
    }

    /** The values of a type as written; the bare star stands as one of {@link PrincipalType#AWS}. */
    public List<String> values(PrincipalType type) {
        return values.getOrDefault(type, List.of());
    }

    /** Whether anyone at all is meant. */
    public boolean everyone() {
        return everyone;
    }

    Grant grant(Effect effect, Question question) {
        if (!negated) {
            return named(question);
        }
        boolean listed = effect == Effect.DENY ? fullyListed(question) : named(question) != Grant.NONE;
        return listed ? Grant.NONE : Grant.DIRECT;
    }

    private Grant named(Question question) {
        if (everyone || namedItself(question) || namedOtherwise(question)) {
            return Grant.DIRECT;
        }
        if (namedOrigin(question)) {
            return Grant.ORIGIN;
        }
        return accounts.contains(question.accountOrEmpty()) ? Grant.ACCOUNT : Grant.NONE;
    }

    /**
     * Whether a {@code NotPrincipal} spares one from a deny: it has to name its account, what its session was made from, and
     * itself. AWS spares nobody who has a permissions boundary.
     */
    private boolean fullyListed(Question question) {
        if (everyone || namedOtherwise(question)) {
            return true;
        }
        return !question.bounded()
                && accounts.contains(question.accountOrEmpty())
                && (question.root() || namedItself(question))
                && (question.originArn() == null || namedOrigin(question));
    }

    private boolean namedItself(Question question) {
        return !names.isEmpty() && (names.contains(question.arn()) || names.contains(question.userId()));
    }

    private boolean namedOrigin(Question question) {
        return !names.isEmpty()
                && question.originArn() != null
                && (names.contains(question.originArn()) || names.contains(question.originId()));
    }

    private boolean namedOtherwise(Question question) {
        var service = question.service();
        return service != null && values(PrincipalType.SERVICE).contains(service)
                || has(PrincipalType.FEDERATED, FEDERATED_KEY, question.keys())
                || has(PrincipalType.CANONICAL_USER, CANONICAL_USER_KEY, question.keys());
    }

    private boolean has(PrincipalType type, String key, ContextKeys keys) {
        var listed = values.get(type);
        if (listed == null) {
            return false;
        }
        var own = keys.get(key);
        return own != null && own.size() == 1 && (listed.contains("*") || listed.contains(own.getFirst()));
    }

    @Override
    public String toString() {
        return (negated ? "NotPrincipal" : "Principal") + values;
    }
}

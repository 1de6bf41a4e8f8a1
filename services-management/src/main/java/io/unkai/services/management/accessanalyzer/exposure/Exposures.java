package io.unkai.services.management.accessanalyzer.exposure;

import io.unkai.kernel.policy.Actions;
import io.unkai.kernel.policy.Condition;
import io.unkai.kernel.policy.Effect;
import io.unkai.kernel.policy.Policy;
import io.unkai.kernel.policy.PrincipalType;
import io.unkai.kernel.policy.PublicAccess;
import io.unkai.kernel.policy.Resources;
import io.unkai.kernel.policy.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who is let in from outside of an account by the policy of one of its resources. What a deny takes away again is left out where it
 * is plain; where it is not, rather too much is told than too little.
 */
public final class Exposures {
    private static final String ANYONE = "*";
    private static final Pattern ROOT = Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}):root");
    private static final Pattern DELETED = Pattern.compile("A[A-Z0-9]{15,127}");
    private static final Set<String> OWN_KEYS = Set.of("aws:principalaccount", "aws:principalarn");

    private final Policy policy;
    private final String owner;
    private final String canonical;
    private final Map<Who, Set<String>> found = new LinkedHashMap<>();

    private Exposures(Policy policy, String owner, String canonical) {
        this.policy = policy;
        this.owner = owner;
        this.canonical = canonical;
    }

    /**
     * The exposures that a policy makes.
     *
     * @param owner the account of the resource
     * @param canonical the owner's canonical user, or empty where the policies of the resource know none
     */
    public static List<Exposure> of(Policy policy, String owner, String canonical) {
        return new Exposures(policy, owner, canonical).find();
    }

    private List<Exposure> find() {
        for (var statement : policy.statements()) {
            if (statement.effect() == Effect.ALLOW && statement.principals() != null && !isOwn(statement)) {
                note(statement);
            }
        }
        return found.entrySet().stream()
                .map(entry -> entry.getKey().may(List.copyOf(entry.getValue())))
                .toList();
    }

    /** Someone under certain conditions. */
    private record Who(String kind, String name, Map<String, String> conditions, boolean open) {
        Exposure may(List<String> actions) {
            return new Exposure(Exposure.POLICY, kind, name, actions, conditions, open);
        }
    }

    private void note(Statement statement) {
        var principals = statement.principals();
        boolean open = PublicAccess.isPublic(statement);
        if (principals == null) {
            return;
        }
        if (principals.negated()) {
            note(statement, PrincipalType.AWS, ANYONE, open);
            return;
        }
        for (var type : List.of(PrincipalType.AWS, PrincipalType.FEDERATED, PrincipalType.CANONICAL_USER)) {
            for (var name : principals.values(type)) {
                if (!isOwn(type, name)) {
                    var root = ROOT.matcher(name);
                    boolean anyone = name.equals(ANYONE) || type == PrincipalType.FEDERATED && !name.startsWith("arn:");
                    note(statement, type, root.matches() ? root.group(1) : name, open && anyone);
                }
            }
        }
    }

    private void note(Statement statement, PrincipalType type, String name, boolean open) {
        if (isDenied(statement, type, name)) {
            return;
        }
        var who = new Who(type.element(), name, conditions(statement), open);
        found.computeIfAbsent(who, ignored -> new LinkedHashSet<>()).addAll(actions(statement));
    }

    private static List<String> actions(Statement statement) {
        var actions = statement.actions();
        return actions == null || actions.negated() ? List.of(ANYONE) : actions.values();
    }

    private static Map<String, String> conditions(Statement statement) {
        var conditions = new TreeMap<String, String>();
        for (var condition : statement.conditions()) {
            conditions.merge(condition.key(), String.join(",", condition.values()), (a, b) -> a + ',' + b);
        }
        return conditions;
    }

    private boolean isOwn(PrincipalType type, String name) {
        return switch (type) {
            case AWS ->
                name.equals(owner) || isOwnArn(name) || DELETED.matcher(name).matches();
            case CANONICAL_USER -> name.equals(canonical);
            case FEDERATED, SERVICE -> false;
        };
    }

    private boolean isOwnArn(String name) {
        return name.startsWith("arn:") && name.contains("::" + owner + ':');
    }

    /** Whether a condition lets only the account's own principals through. */
    private boolean isOwn(Statement statement) {
        return statement.conditions().stream().anyMatch(this::isOwn);
    }

    private boolean isOwn(Condition condition) {
        boolean positive = switch (condition.operator()) {
            case STRING_EQUALS, STRING_EQUALS_IGNORE_CASE, STRING_LIKE, ARN_EQUALS, ARN_LIKE -> true;
            default -> false;
        };
        return positive
                && !condition.ifExists()
                && OWN_KEYS.contains(condition.key().toLowerCase(Locale.ROOT))
                && !condition.values().isEmpty()
                && condition.values().stream().allMatch(value -> value.equals(owner) || isOwnArn(value));
    }

    /** Whether another statement plainly takes away all that this one gives. */
    private boolean isDenied(Statement allow, PrincipalType type, String name) {
        return policy.statements().stream()
                .anyMatch(deny -> deny.effect() == Effect.DENY
                        && deny.conditions().isEmpty()
                        && deny.principals() != null
                        && !deny.principals().negated()
                        && (deny.principals().everyone()
                                || deny.principals().values(type).contains(name))
                        && covers(deny.actions(), allow.actions())
                        && covers(deny.resources(), allow.resources()));
    }

    private static boolean covers(@Nullable Actions wide, @Nullable Actions narrow) {
        return wide != null
                && narrow != null
                && !wide.negated()
                && (wide.values().contains(ANYONE)
                        || !narrow.negated() && narrow.values().stream().allMatch(wide::covers));
    }

    private static boolean covers(@Nullable Resources wide, @Nullable Resources narrow) {
        return wide == null
                || narrow != null
                        && !wide.negated()
                        && (wide.values().contains(ANYONE)
                                || !narrow.negated() && wide.values().containsAll(narrow.values()));
    }
}

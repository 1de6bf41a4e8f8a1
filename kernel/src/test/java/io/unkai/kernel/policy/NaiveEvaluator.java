package io.unkai.kernel.policy;

import io.unkai.kernel.call.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The documented flow chart, step by step, over plain records: no compilation, no short cuts, wildcards by regular
 * expressions. Slow, so that it can be seen to be right.
 */
final class NaiveEvaluator {
    /** A condition of one operator and key. */
    record Test(String operator, String key, List<String> values) {}

    /** A statement; {@code principals} are AWS ARNs, accounts, services or the star, null where there are none. */
    record Rule(
            boolean allow,
            boolean notPrincipal,
            @Nullable List<String> principals,
            boolean notAction,
            List<String> actions,
            boolean notResource,
            List<String> resources,
            List<Test> tests) {}

    /** Everything that applies; a list of rules is a policy. */
    record World(
            List<List<Rule>> resourceControl,
            List<List<Rule>> serviceControl,
            List<Rule> resource,
            List<Rule> identity,
            @Nullable List<Rule> boundary,
            @Nullable List<Rule> session,
            boolean sameAccount,
            boolean resourceDecides) {}

    private final Principal principal;
    private final String action;
    private final String resource;
    private final Map<String, List<String>> context;
    private final World world;

    NaiveEvaluator(
            Principal principal, String action, String resource, Map<String, List<String>> context, World world) {
        this.principal = principal;
        this.action = action;
        this.resource = resource;
        this.context = context;
        this.world = world;
    }

    /** The outcome and, unless a deny decided, the layer. */
    String decide() {
        if (denied()) {
            return "EXPLICITLY_DENIED";
        }
        for (var level : world.resourceControl()) {
            if (!allowedBy(level)) {
                return "IMPLICITLY_DENIED RESOURCE_CONTROL";
            }
        }
        for (var level : world.serviceControl()) {
            if (!allowedBy(level)) {
                return "IMPLICITLY_DENIED SERVICE_CONTROL";
            }
        }
        boolean somebody =
                grantedTo(List.of("*")) || grantedTo(itself()) || grantedTo(origin()) || grantedTo(account());
        if (principal instanceof Principal.Anonymous || principal instanceof Principal.Service) {
            return somebody ? "ALLOWED RESOURCE" : "IMPLICITLY_DENIED RESOURCE";
        }
        return world.sameAccount() ? withinAccount(somebody) : acrossAccounts(somebody);
    }

    private String withinAccount(boolean somebody) {
        if (grantedTo(List.of("*")) || !(principal instanceof Principal.Root) && grantedTo(itself())) {
            return "ALLOWED RESOURCE";
        }
        if (principal instanceof Principal.Root) {
            return world.resourceDecides() && !somebody ? "IMPLICITLY_DENIED RESOURCE" : "ALLOWED NONE";
        }
        boolean byIdentity = allowedBy(world.identity());
        if (!byIdentity && !grantedTo(origin())) {
            return "IMPLICITLY_DENIED IDENTITY";
        }
        if (world.boundary() != null && !allowedBy(world.boundary())) {
            return "IMPLICITLY_DENIED BOUNDARY";
        }
        if (world.session() != null && !allowedBy(world.session())) {
            return "IMPLICITLY_DENIED SESSION";
        }
        if (world.resourceDecides() && !somebody) {
            return "IMPLICITLY_DENIED RESOURCE";
        }
        return byIdentity ? "ALLOWED IDENTITY" : "ALLOWED RESOURCE";
    }

    private String acrossAccounts(boolean somebody) {
        if (!(principal instanceof Principal.Root)) {
            if (!allowedBy(world.identity())) {
                return "IMPLICITLY_DENIED IDENTITY";
            }
            if (world.boundary() != null && !allowedBy(world.boundary())) {
                return "IMPLICITLY_DENIED BOUNDARY";
            }
            if (world.session() != null && !allowedBy(world.session())) {
                return "IMPLICITLY_DENIED SESSION";
            }
        }
        if (!somebody) {
            return "IMPLICITLY_DENIED RESOURCE";
        }
        return principal instanceof Principal.Root ? "ALLOWED NONE" : "ALLOWED IDENTITY";
    }

    private boolean denied() {
        var all = new ArrayList<Rule>(world.identity());
        world.resourceControl().forEach(all::addAll);
        world.serviceControl().forEach(all::addAll);
        if (world.boundary() != null) {
            all.addAll(world.boundary());
        }
        if (world.session() != null) {
            all.addAll(world.session());
        }
        all.addAll(world.resource());
        return all.stream().anyMatch(rule -> !rule.allow() && applies(rule) && concerns(rule));
    }

    private boolean allowedBy(List<Rule> rules) {
        return rules.stream().anyMatch(rule -> rule.allow() && applies(rule) && concerns(rule));
    }

    /** Whether the resource's policy allows one of these names. */
    private boolean grantedTo(List<String> names) {
        for (var rule : world.resource()) {
            if (!rule.allow() || !applies(rule) || rule.principals() == null) {
                continue;
            }
            if (rule.notPrincipal()
                    ? names.contains("*") && concerns(rule)
                    : names.stream().anyMatch(rule.principals()::contains)) {
                return true;
            }
        }
        return false;
    }

    private boolean concerns(Rule rule) {
        var listed = rule.principals();
        if (listed == null) {
            return true;
        }
        boolean any = listed.contains("*")
                || itself().stream().anyMatch(listed::contains)
                || origin().stream().anyMatch(listed::contains)
                || account().stream().anyMatch(listed::contains);
        if (!rule.notPrincipal()) {
            return any;
        }
        return rule.allow() ? !any : !spared(listed);
    }

    /** A deny spares those whom NotPrincipal names completely. */
    private boolean spared(List<String> listed) {
        if (listed.contains("*")) {
            return true;
        }
        if (principal instanceof Principal.Service) {
            return itself().stream().anyMatch(listed::contains);
        }
        if (world.boundary() != null || principal instanceof Principal.Anonymous) {
            return false;
        }
        boolean withAccount = account().stream().anyMatch(listed::contains);
        boolean withOrigin = origin().isEmpty() || origin().stream().anyMatch(listed::contains);
        boolean withItself =
                principal instanceof Principal.Root || itself().stream().anyMatch(listed::contains);
        return withAccount && withOrigin && withItself;
    }

    private List<String> itself() {
        return switch (principal) {
            case Principal.Root _, Principal.Anonymous _ -> List.of();
            case Principal.User _, Principal.RoleSession _, Principal.FederatedUser _ -> List.of(principal.arn());
            case Principal.Service service -> List.of(service.name());
        };
    }

    private List<String> origin() {
        return switch (principal) {
            case Principal.RoleSession session -> List.of(session.roleArn());
            case Principal.FederatedUser user -> List.of(user.issuer().arn());
            case Principal.Root _, Principal.User _, Principal.Service _, Principal.Anonymous _ -> List.of();
        };
    }

    private List<String> account() {
        return switch (principal) {
            case Principal.Service _, Principal.Anonymous _ -> List.of();
            case Principal.Root _, Principal.User _, Principal.RoleSession _, Principal.FederatedUser _ ->
                List.of(principal.account() + "", "arn:aws:iam::" + principal.account() + ":root");
        };
    }

    private boolean applies(Rule rule) {
        boolean named = rule.actions().stream().anyMatch(pattern -> glob(pattern, action, Pattern.CASE_INSENSITIVE));
        boolean on = rule.resources().stream().anyMatch(pattern -> glob(pattern, resource, 0));
        return named != rule.notAction()
                && on != rule.notResource()
                && rule.tests().stream().allMatch(this::holds);
    }

    private boolean holds(Test test) {
        var values = context.get(test.key());
        return switch (test.operator()) {
            case "Null" -> test.values().contains(values == null ? "true" : "false");
            case "StringEquals" -> values != null && values.stream().anyMatch(test.values()::contains);
            case "StringNotEquals" -> values == null || values.stream().noneMatch(test.values()::contains);
            case "StringEqualsIfExists" -> values == null || values.stream().anyMatch(test.values()::contains);
            case "StringLike" -> values != null && values.stream().anyMatch(value -> like(test, value));
            case "StringNotLike" -> values == null || values.stream().noneMatch(value -> like(test, value));
            case "ForAllValues:StringLike" -> values == null || values.stream().allMatch(value -> like(test, value));
            case "ForAnyValue:StringLike" -> values != null && values.stream().anyMatch(value -> like(test, value));
            case "ForAnyValue:StringNotLike" ->
                values != null && values.stream().anyMatch(value -> !like(test, value));
            default -> throw new IllegalArgumentException(test.operator());
        };
    }

    private boolean like(Test test, String value) {
        return test.values().stream().anyMatch(pattern -> glob(pattern, value, 0));
    }

    /** Matches with the one variable that the generator uses. */
    private boolean glob(String pattern, String text, int flags) {
        var regex = new StringBuilder();
        var rest = pattern;
        while (!rest.isEmpty()) {
            if (rest.startsWith("${aws:username}")) {
                var name = context.get("aws:username");
                if (name == null) {
                    return false;
                }
                regex.append(Pattern.quote(name.getFirst()));
                rest = rest.substring("${aws:username}".length());
                continue;
            }
            char c = rest.charAt(0);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            rest = rest.substring(1);
        }
        return Pattern.compile(regex.toString(), flags | Pattern.DOTALL)
                .matcher(text)
                .matches();
    }
}

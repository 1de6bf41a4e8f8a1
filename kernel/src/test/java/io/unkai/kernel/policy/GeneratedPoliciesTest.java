package io.unkai.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.policy.NaiveEvaluator.Rule;
import io.unkai.kernel.policy.NaiveEvaluator.World;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds the evaluator against the slow one that follows the flow chart, on thousands of generated cases. */
class GeneratedPoliciesTest {
    private static final int CASES = 5_000;
    private static final long FIRST_SEED = 20_261_122;

    @Test
    void decidesLikeTheFlowChart() {
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
            var random = new RandomWorlds(seed);
            var principal = random.principal();
            var action = random.action();
            var resource = random.resource();
            var context = random.context();
            var world = random.world();

            var verdict =
                    Evaluator.evaluate(new AccessRequest(principal, action, resource, context::get), policies(world));
            var expected = new NaiveEvaluator(principal, action, resource, context, world).decide();

            assertThat(words(verdict))
                    .as("seed %d: %s asks %s on %s with %s in %s", seed, principal, action, resource, context, world)
                    .isEqualTo(expected);
            outcomes.merge(verdict.outcome(), 1, Integer::sum);
        }
        assertThat(outcomes.values()).as("every outcome is common").hasSize(3).allMatch(count -> count > CASES / 20);
    }

    private static String words(Verdict verdict) {
        return verdict.outcome() == Outcome.EXPLICITLY_DENIED
                ? verdict.outcome().toString()
                : verdict.outcome() + " " + verdict.layer();
    }

    private static Policies policies(World world) {
        var policies = Policies.NONE
                .withIdentity(sources(world.identity()))
                .withResource(sources(world.resource()), world.sameAccount())
                .controlledBy(levels(world.serviceControl()), levels(world.resourceControl()))
                .limitedBy(single(world.boundary()), world.session() == null ? null : sources(world.session()));
        return world.resourceDecides() ? policies.whereResourceDecides() : policies;
    }

    private static List<List<SourcedPolicy>> levels(List<List<Rule>> levels) {
        return levels.stream().map(GeneratedPoliciesTest::sources).toList();
    }

    /** One policy, or none where there are no rules, as no policy is without statements. */
    private static List<SourcedPolicy> sources(List<Rule> rules) {
        var one = single(rules);
        return one == null ? List.of() : List.of(one);
    }

    private static @Nullable SourcedPolicy single(@Nullable List<Rule> rules) {
        if (rules == null) {
            return null;
        }
        var statements = rules.isEmpty()
                ? "{'Effect':'Allow','Action':'none:None','Resource':'*'}"
                : rules.stream().map(GeneratedPoliciesTest::render).collect(Collectors.joining(","));
        return Given.sourced(statements);
    }

    private static String render(Rule rule) {
        var principals = rule.principals();
        return "{'Effect':'" + (rule.allow() ? "Allow" : "Deny") + "'"
                + (principals == null ? "" : "," + not(rule.notPrincipal()) + "Principal':" + principals(principals))
                + "," + not(rule.notAction()) + "Action':" + array(rule.actions())
                + "," + not(rule.notResource()) + "Resource':" + array(rule.resources())
                + ",'Condition':{" + conditions(rule) + "}}";
    }

    private static String not(boolean negated) {
        return negated ? "'Not" : "'";
    }

    private static String principals(List<String> names) {
        Map<Boolean, List<String>> services =
                names.stream().collect(Collectors.partitioningBy(name -> name.endsWith(".amazonaws.com")));
        return "{'AWS':" + array(services.get(false)) + ",'Service':" + array(services.get(true)) + "}";
    }

    private static String conditions(Rule rule) {
        return rule.tests().stream()
                .map(test -> "'" + test.operator() + "':{'" + test.key() + "':" + array(test.values()) + "}")
                .collect(Collectors.joining(","));
    }

    private static String array(@Nullable List<String> values) {
        return values == null
                ? "[]"
                : values.stream().map(value -> "'" + value + "'").collect(Collectors.joining(",", "[", "]"));
    }
}

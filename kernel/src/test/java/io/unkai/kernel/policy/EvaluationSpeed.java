package io.unkai.kernel.policy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Measures by hand: how long a decision over 20 policies of 20 statements takes. Run it as a program. */
final class EvaluationSpeed {
    private static final int ROUNDS = 12;
    private static final int DECISIONS = 20_000;

    /** Time on the processor, which a busy machine changes little. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private EvaluationSpeed() {}

    public static void main(String[] args) {
        var policies = policies();
        var context = Map.of("aws:username", List.of("alice"), "aws:principaltag/team", List.of("blue"));
        var misses =
                new AccessRequest(Given.ALICE, "s3:GetObject", "arn:aws:s3:::bucket-x/key/of/an/object", context::get);
        var hits = new AccessRequest(Given.ALICE, "s3:GetObject", "arn:aws:s3:::bucket-399/alice/a", context::get);
        Set<Outcome> outcomes = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            System.out.printf(
                    "miss %.2f us, hit %.2f us, no statement about the service %.2f us%n",
                    time(misses, policies, outcomes),
                    time(hits, policies, outcomes),
                    time(new AccessRequest(Given.ALICE, "kms:Decrypt", "*", context::get), policies, outcomes));
        }
        System.out.println(outcomes);
    }

    private static double time(AccessRequest request, Policies policies, Set<Outcome> outcomes) {
        long start = CPU.getCurrentThreadCpuTime();
        for (int i = 0; i < DECISIONS; i++) {
            outcomes.add(Evaluator.evaluate(request, policies).outcome());
        }
        return (CPU.getCurrentThreadCpuTime() - start) / 1e3 / DECISIONS;
    }

    /** All about the service asked, with every kind of resource and condition there is. */
    private static Policies policies() {
        var sources = new ArrayList<SourcedPolicy>();
        for (int p = 0; p < 20; p++) {
            var statements = new ArrayList<String>();
            for (int s = 0; s < 20; s++) {
                statements.add(statement(p * 20 + s));
            }
            sources.add(Given.sourced(statements.toArray(String[]::new)));
        }
        return Policies.NONE.withIdentity(sources);
    }

    private static String statement(int n) {
        var actions = "'Action':['s3:Get*','s3:PutObject','ec2:Describe*','s3:ListBucket']";
        return switch (n % 4) {
            case 0 ->
                "{'Effect':'Allow'," + actions + ",'Resource':['arn:aws:s3:::bucket-" + n + "','arn:aws:s3:::bucket-"
                        + n + "/*']}";
            case 1 -> "{'Effect':'Deny'," + actions + ",'Resource':'arn:aws:s3:::*/secret/" + n + "'}";
            case 2 ->
                "{'Effect':'Allow'," + actions
                        + ",'Resource':'arn:aws:s3:::bucket-*','Condition':{'StringEquals':{'aws:PrincipalTag/team':'red"
                        + n
                        + "'}}}";
            default ->
                "{'Effect':'Allow'," + actions + ",'Resource':'arn:aws:s3:::bucket-" + n + "/${aws:username}/*'}";
        };
    }
}

package io.unkai.kernel.policy;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.policy.NaiveEvaluator.Rule;
import io.unkai.kernel.policy.NaiveEvaluator.Test;
import io.unkai.kernel.policy.NaiveEvaluator.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Makes requests and policies of few words, so that they often meet. */
final class RandomWorlds {
    private static final List<Principal> PRINCIPALS =
            List.of(Given.ROOT, Given.ALICE, Given.BOB, Given.APP, Given.FED, Given.SNS, Given.NOBODY);
    private static final List<String> NAMES = List.of(
            "*",
            Given.ACCOUNT,
            "arn:aws:iam::" + Given.ACCOUNT + ":root",
            Given.OTHER,
            Given.ALICE.arn(),
            Given.BOB.arn(),
            Given.APP.roleArn(),
            Given.APP.arn(),
            Given.FED.arn(),
            Given.SNS.name());
    private static final List<String> ACTIONS = List.of("s3:GetObject", "s3:PutObject", "ec2:RunInstances");
    private static final List<String> ACTION_PATTERNS =
            List.of("*", "s3:*", "S3:getobject", "s3:*Object", "s3:?etObject", "ec2:*", "s3:PutObject");
    private static final List<String> RESOURCES =
            List.of("arn:aws:s3:::bucket/alice/x", "arn:aws:s3:::bucket/bob", "arn:aws:s3:::bucket", "*");
    private static final List<String> RESOURCE_PATTERNS = List.of(
            "*",
            "arn:aws:s3:::bucket",
            "arn:aws:s3:::bucket/*",
            "arn:aws:s3:::*/bob",
            "arn:*bucket/${aws:username}/*",
            "arn:aws:s3:::bucket/b?b");
    private static final List<String> OPERATORS = List.of(
            "Null",
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIfExists",
            "StringLike",
            "StringNotLike",
            "ForAllValues:StringLike",
            "ForAnyValue:StringLike",
            "ForAnyValue:StringNotLike");
    private static final List<String> KEYS = List.of("aws:username", "aws:tagkeys", "aws:gone");
    private static final List<String> VALUES = List.of("alice", "bob", "a*", "?", "true", "false");

    private final Random random;

    RandomWorlds(long seed) {
        random = new Random(seed);
    }

    Principal principal() {
        return pick(PRINCIPALS);
    }

    String action() {
        return pick(ACTIONS);
    }

    String resource() {
        return pick(RESOURCES);
    }

    Map<String, List<String>> context() {
        var context = new HashMap<String, List<String>>();
        if (random.nextBoolean()) {
            context.put("aws:username", List.of(pick(List.of("alice", "bob", "*"))));
        }
        if (random.nextBoolean()) {
            context.put("aws:tagkeys", random.nextBoolean() ? List.of("alice", "x") : List.of("bob"));
        }
        return context;
    }

    World world() {
        boolean organised = random.nextInt(4) == 0;
        return new World(
                organised ? levels() : List.of(),
                organised ? levels() : List.of(),
                rules(2, true),
                rules(3, false),
                random.nextInt(3) == 0 ? rules(2, false) : null,
                random.nextInt(3) == 0 ? rules(2, false) : null,
                random.nextInt(3) != 0,
                random.nextInt(5) == 0);
    }

    private List<List<Rule>> levels() {
        return list(2, () -> rules(2, false));
    }

    private List<Rule> rules(int most, boolean ofResource) {
        return list(
                most,
                () -> new Rule(
                        random.nextInt(5) != 0,
                        ofResource && random.nextInt(5) == 0,
                        ofResource ? some(NAMES) : null,
                        random.nextInt(6) == 0,
                        some(ACTION_PATTERNS),
                        random.nextInt(6) == 0,
                        some(RESOURCE_PATTERNS),
                        list(1, () -> new Test(pick(OPERATORS), pick(KEYS), some(VALUES)))));
    }

    private <T> List<T> some(List<T> of) {
        var picked = list(3, () -> pick(of));
        return picked.isEmpty() ? List.of(pick(of)) : picked.stream().distinct().toList();
    }

    private <T> List<T> list(int most, Supplier<T> supplier) {
        var list = new ArrayList<T>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(supplier.get());
        }
        return list;
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}

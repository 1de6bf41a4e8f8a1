package io.unkai.benchmarks;

import io.unkai.server.run.FirstStart;
import java.io.IOException;
import java.util.ArrayList;

/** What it costs to authorise a call: the same call by root, who needs no policies, and by a user with many, in turn. */
final class AuthorisedCallsRow {
    private static final int ROUNDS = 5;
    private static final int WARM_UPS = 10;
    private static final int CONNECTIONS = 16;
    private static final long ROUND = 2_000_000_000L;
    private static final double ROUND_SECONDS = ROUND / 1e9;
    private static final double MICROS = 1e6;
    /** With 5,000 users and 1,000 roles each. */
    private static final int ACCOUNTS = 5;

    private static final String CALL = "Action=ListAccountAliases&Version=2010-05-08";

    private final CloudProcess cloud;
    private final Load root;
    private final Load user;

    private AuthorisedCallsRow(CloudProcess cloud, FirstStart user) {
        this.cloud = cloud;
        this.root = load(cloud, cloud.key());
        this.user = load(cloud, user);
    }

    private static Load load(CloudProcess cloud, FirstStart key) {
        return new Load(cloud.port(), Requests.query(key, cloud.port(), "iam", CALL), CONNECTIONS);
    }

    static void run() throws IOException, InterruptedException {
        try (var scratch = Scratch.make();
                var cloud = CloudProcess.start(scratch.path())) {
            var population = new Population(cloud);
            var user = population.userWithTwentyPolicies("iam:ListAccountAliases");
            new AuthorisedCallsRow(cloud, user).measure("a user with 20 policies of 20 statements");
            population.grow(ACCOUNTS);
            new AuthorisedCallsRow(cloud, user).measure("beside " + ACCOUNTS + " accounts full of users and roles");
        }
    }

    private void measure(String what) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UPS; i++) {
            root.perSecond(ROUND);
            user.perSecond(ROUND);
        }
        var more = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            double base = micros(root);
            more.add(micros(user) - base);
        }
        var figures = more.stream().mapToDouble(figure -> figure).toArray();
        System.out.println("authorising " + what + "  " + Median.of(figures).text("%+.0f us") + " to root   aim <= 50");
    }

    /** Processor time of a call. */
    private double micros(Load load) throws IOException, InterruptedException {
        double before = cloud.processorSeconds();
        double rate = load.perSecond(ROUND);
        return (cloud.processorSeconds() - before) * MICROS / (rate * ROUND_SECONDS);
    }
}

package io.unkai.kernel.policy;

import io.unkai.kernel.call.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the tests have in common: people of two accounts, and short ways to write policies. */
final class Given {
    static final String ACCOUNT = "111122223333";
    static final String OTHER = "444455556666";

    static final Principal ROOT = new Principal.Root(ACCOUNT);
    static final Principal.User ALICE = new Principal.User(ACCOUNT, "/", "alice", "AIDAALICE");
    static final Principal.User BOB = new Principal.User(OTHER, "/dev/", "bob", "AIDABOB");
    static final Principal.RoleSession APP =
            new Principal.RoleSession(ACCOUNT, "/svc/", "app", "AROAAPP", "instance-1");
    static final Principal.FederatedUser FED = new Principal.FederatedUser(ACCOUNT, "fed", ALICE);
    static final Principal.Service SNS = new Principal.Service(ACCOUNT, "sns.amazonaws.com");
    static final Principal NOBODY = new Principal.Anonymous();

    static final String ACTION = "s3:GetObject";
    static final String OBJECT = "arn:aws:s3:::bucket/key";

    private Given() {}

    /** A policy of one or more statements, single quotes for double ones. */
    static Policy policy(String... statements) {
        return Policy.parse(document(statements));
    }

    static String document(String... statements) {
        return json("{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}");
    }

    static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    static SourcedPolicy sourced(String... statements) {
        return new SourcedPolicy("test policy", "", policy(statements));
    }

    static List<SourcedPolicy> one(String... statements) {
        return List.of(sourced(statements));
    }

    /** An allow or deny of the object's reading, by the one given. */
    static String get(String effect) {
        return "{'Effect':'" + effect + "','Action':'s3:GetObject','Resource':'arn:aws:s3:::bucket/*'}";
    }

    /** The same to somebody; {@code element} for example {@code 'Principal':'*'}. */
    static String get(String effect, String element) {
        return "{'Effect':'" + effect + "'," + element + ",'Action':'s3:GetObject','Resource':'arn:aws:s3:::bucket/*'}";
    }

    static String aws(String arn) {
        return "'Principal':{'AWS':'" + arn + "'}";
    }

    static AccessRequest asks(Principal principal) {
        return new AccessRequest(principal, ACTION, OBJECT, ContextKeys.NONE);
    }

    /** Keys in lower case with one value each, or several parted by {@code |}. */
    static ContextKeys keys(Map<String, String> values) {
        return key -> {
            var value = values.get(key);
            return value == null ? null : new ArrayList<>(List.of(value.split("\\|", -1)));
        };
    }
}

package io.unkai.benchmarks;

import io.unkai.server.run.FirstStart;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Users, roles and policies of a cloud's IAM, made through its API. */
final class Population {
    private static final int CLIENTS = 16;
    private static final int POLICIES_OF_A_HOLDER = 10;
    private static final int STATEMENTS = 20;
    private static final int USERS_OF_AN_ACCOUNT = 5_000;
    private static final int ROLES_OF_AN_ACCOUNT = 1_000;
    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                    + "\"Principal\":{\"AWS\":\"000000000000\"}}]}";

    private final CloudProcess cloud;

    Population(CloudProcess cloud) {
        this.cloud = cloud;
    }

    /** Makes a user with ten policies of its own and ten of its group, 20 statements each, of which only the last allows the action. */
    FirstStart userWithTwentyPolicies(String action) throws IOException {
        call("Action=CreateUser&UserName=bench");
        call("Action=CreateGroup&GroupName=bench");
        call("Action=AddUserToGroup&UserName=bench&GroupName=bench");
        for (int i = 0; i < 2 * POLICIES_OF_A_HOLDER; i++) {
            boolean last = i == 2 * POLICIES_OF_A_HOLDER - 1;
            var made = call("Action=CreatePolicy&PolicyName=bench" + i + "&PolicyDocument="
                    + encoded(policy(i, last ? action : "iam:DeleteVirtualMFADevice")));
            var arn = "&PolicyArn=" + encoded(between(made, "Arn"));
            call(
                    i < POLICIES_OF_A_HOLDER
                            ? "Action=AttachUserPolicy&UserName=bench" + arn
                            : "Action=AttachGroupPolicy&GroupName=bench" + arn);
        }
        var key = call("Action=CreateAccessKey&UserName=bench");
        return new FirstStart(cloud.key().account(), between(key, "AccessKeyId"), between(key, "SecretAccessKey"));
    }

    private static String policy(int number, String lastAction) {
        var statements = new ArrayList<String>();
        for (int i = 1; i < STATEMENTS; i++) {
            statements.add("{\"Effect\":\"Allow\",\"Action\":[\"s3:Get*\",\"ec2:Describe" + i + "*\",\"iam:Put*\"],"
                    + "\"Resource\":\"arn:aws:s3:::bucket-" + number + "-" + i + "/*\","
                    + "\"Condition\":{\"StringLike\":{\"aws:PrincipalTag/team\":\"t" + i + "*\"}}}");
        }
        statements.add("{\"Effect\":\"Allow\",\"Action\":\"" + lastAction + "\",\"Resource\":\"*\"}");
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    /** Makes accounts with as many users and roles as accounts may have. */
    void grow(int accounts) throws IOException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (int account = 0; account < accounts; account++) {
                var root = account(account);
                var works = new ArrayList<Callable<Void>>();
                for (int client = 0; client < CLIENTS; client++) {
                    int first = client;
                    works.add(() -> fill(root, first));
                }
                for (var done : threads.invokeAll(works)) {
                    done.get();
                }
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private @Nullable Void fill(FirstStart root, int first) throws IOException {
        for (int i = first; i < USERS_OF_AN_ACCOUNT; i += CLIENTS) {
            call(root, "Action=CreateUser&UserName=u" + i);
        }
        for (int i = first; i < ROLES_OF_AN_ACCOUNT; i += CLIENTS) {
            call(root, "Action=CreateRole&RoleName=r" + i + "&AssumeRolePolicyDocument=" + encoded(TRUST));
        }
        return null;
    }

    private FirstStart account(int number) throws IOException {
        var body = "{\"email\":\"bench" + number + "@example.com\"}";
        var answer = exchange(Requests.json(cloud.key(), cloud.port(), "/_unkai/accounts", body));
        return new FirstStart(field(answer, "id"), field(answer, "accessKeyId"), field(answer, "secretAccessKey"));
    }

    private String call(String form) throws IOException {
        return call(cloud.key(), form);
    }

    private String call(FirstStart key, String form) throws IOException {
        return exchange(Requests.query(key, cloud.port(), "iam", form + "&Version=2010-05-08"));
    }

    private String exchange(byte[] request) throws IOException {
        var answer = new Load(cloud.port(), request, 1).exchange();
        if (!answer.status().contains(" 200")) {
            throw new IOException(answer.toString());
        }
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String between(String xml, String element) {
        return found("<" + element + ">([^<]+)</", xml);
    }

    private static String field(String json, String name) {
        return found("\"" + name + "\" ?: ?\"([^\"]+)\"", json);
    }

    private static String found(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}

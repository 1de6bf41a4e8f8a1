package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.Iam;
import io.unkai.api.iam.CreateUserRequest;
import io.unkai.api.iam.PutUserPolicyRequest;
import io.unkai.kernel.call.Access;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handler;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.iam.Permission;
import io.unkai.kernel.id.SeededIds;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation that is implemented: refused to a user without permission, allowed with exactly its actions on exactly its
 * resources, refused with the same actions on others. It grows by itself with each operation.
 */
class AuthorizationMatrixTest {
    private static final String ACCOUNT = "000000000000";
    /** Anyone may call these, or they ask for each thing themselves; a reviewed list. */
    private static final Set<String> NOTHING_NEEDED = Set.of(
            "sts:GetCallerIdentity",
            "sts:GetSessionToken",
            "s3:DeleteObjects",
            "ec2:CreateTags",
            "ec2:DeleteTags",
            "sts:AssumeRoleWithWebIdentity",
            "sts:AssumeRoleWithSAML");
    /** What they act on must agree as well, here a role's trust policy. */
    private static final Set<String> RESOURCE_DECIDES = Set.of("sts:AssumeRole");

    @TempDir
    Path folder;

    private TestCloud cloud;
    private Principal.User user;

    @BeforeEach
    void start() throws IOException {
        cloud = TestCloud.start(folder);
        var made = asRoot(
                io.unkai.api.iam.Iam.CREATE_USER,
                CreateUserRequest.builder().userName("probe").build());
        var id = Objects.requireNonNull(made.user()).userId();
        user = new Principal.User(ACCOUNT, "/", "probe", Objects.requireNonNull(id));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void everyOperationIsRefusedWithoutItsPermission() {
        var open = new LinkedHashSet<String>();
        operations().forEach(operation -> {
            if (allowed(operation)) {
                open.add(operation.toString());
            }
        });
        assertThat(NOTHING_NEEDED).containsAll(open);
    }

    @Test
    void everyOperationIsAllowedWithExactlyItsPermission() {
        var refused = new ArrayList<String>();
        operations().stream().filter(AuthorizationMatrixTest::isDecidedHere).forEach(operation -> {
            var input = SampleInput.of(operation.input());
            allow(statements(operation, input));
            var decision = cloud.server().authorizer().decide(call(operation, user), input);
            if (!decision.allowed()) {
                refused.add(operation + ": " + decision.reason());
            }
        });
        assertThat(refused).isEmpty();
    }

    @Test
    void everyOperationOnAResourceIsRefusedWithPermissionOnAnother() {
        var allowed = new ArrayList<String>();
        operations().stream().filter(AuthorizationMatrixTest::isDecidedHere).forEach(operation -> {
            var input = SampleInput.of(operation.input());
            var named = needed(operation, input).stream()
                    .anyMatch(permission -> !arns(operation, permission, input).equals(List.of("*")));
            if (named) {
                allow(List.of(statement(actions(operation, input), List.of("arn:aws:elsewhere:::thing"))));
                if (cloud.server()
                        .authorizer()
                        .decide(call(operation, user), input)
                        .allowed()) {
                    allowed.add(operation.toString());
                }
            }
        });
        assertThat(allowed).isEmpty();
    }

    private Set<Operation<?, ?>> operations() {
        return cloud.server().handlers().all().keySet();
    }

    private static boolean isDecidedHere(Operation<?, ?> operation) {
        return !NOTHING_NEEDED.contains(operation.toString()) && !RESOURCE_DECIDES.contains(operation.toString());
    }

    private boolean allowed(Operation<?, ?> operation) {
        return cloud.server()
                .authorizer()
                .decide(call(operation, user), SampleInput.of(operation.input()))
                .allowed();
    }

    private static List<Permission> needed(Operation<?, ?> operation, Struct input) {
        return Objects.requireNonNull(Iam.permissions(operation)).stream()
                .filter(permission -> permission.needed(input))
                .toList();
    }

    private static List<String> actions(Operation<?, ?> operation, Struct input) {
        return needed(operation, input).stream()
                .map(permission -> permission.action().name())
                .toList();
    }

    private List<String> arns(Operation<?, ?> operation, Permission permission, Struct input) {
        return cloud.server().authorizer().resources(call(operation, user), input, permission);
    }

    private List<String> statements(Operation<?, ?> operation, Struct input) {
        return needed(operation, input).stream()
                .map(permission -> statement(List.of(permission.action().name()), arns(operation, permission, input)))
                .toList();
    }

    private static String statement(List<String> actions, List<String> resources) {
        return "{\"Effect\":\"Allow\",\"Action\":" + json(actions) + ",\"Resource\":" + json(resources) + '}';
    }

    private static String json(List<String> texts) {
        return texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(",", "[", "]"));
    }

    private void allow(List<String> statements) {
        asRoot(
                io.unkai.api.iam.Iam.PUT_USER_POLICY,
                PutUserPolicyRequest.builder()
                        .userName("probe")
                        .policyName("only")
                        .policyDocument(
                                "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}")
                        .build());
    }

    @SuppressWarnings("unchecked") // a handler is registered under the types of its operation
    private <I extends Struct, O extends Struct> O asRoot(Operation<I, O> operation, I input) {
        var handler = (Handler.Write<I, O>)
                Objects.requireNonNull(cloud.server().handlers().find(operation));
        var call = call(operation, new Principal.Root(ACCOUNT));
        return cloud.server().machine().store().write(txn -> handler.function().handle(call, txn, input));
    }

    private int calls;

    private Call call(Operation<?, ?> operation, Principal principal) {
        calls++;
        return new Call(
                operation,
                principal,
                Session.NONE,
                ACCOUNT,
                "us-east-1",
                "request-" + calls,
                Instant.parse("2026-11-22T12:00:00Z"),
                new SeededIds(calls),
                new Call.Client(InetAddress.getLoopbackAddress(), "", false, "localhost", ""),
                Access.ALL);
    }
}

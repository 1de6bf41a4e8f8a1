package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.iam.CreateRoleRequest;
import io.unkai.api.iam.Iam;
import io.unkai.api.sts.AssumeRoleRequest;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.call.Access;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handler;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.id.SeededIds;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service of the cloud gets sessions of the roles that trust it, as instances need them, and of no others. */
class ServiceRoleTest {
    private static final String ACCOUNT = "000000000000";
    private static final String SERVICE = "ec2.amazonaws.com";

    @TempDir
    Path folder;

    @Test
    void aServiceGetsTheRolesThatTrustIt() throws IOException {
        try (var cloud = TestCloud.start(folder)) {
            var root = new Principal.Root(ACCOUNT);
            call(cloud, root, Iam.CREATE_ROLE, role("web", SERVICE));
            call(cloud, root, Iam.CREATE_ROLE, role("function", "lambda.amazonaws.com"));

            assertThat(allowed(cloud, "web")).isTrue();
            assertThat(allowed(cloud, "function")).isFalse();
            assertThat(allowed(cloud, "nobody")).isFalse();
            var service = new Principal.Service(ACCOUNT, SERVICE);
            var session = call(cloud, service, Sts.ASSUME_ROLE, assume("web"));
            var credentials = Objects.requireNonNull(session.credentials());
            assertThat(credentials.accessKeyId()).startsWith("ASIA");
            assertThat(Objects.requireNonNull(session.assumedRoleUser()).arn())
                    .isEqualTo("arn:aws:sts::" + ACCOUNT + ":assumed-role/web/i-0123456789abcdef0");
        }
    }

    private static boolean allowed(TestCloud cloud, String role) {
        return cloud.server()
                .authorizer()
                .decide(call(Sts.ASSUME_ROLE, new Principal.Service(ACCOUNT, SERVICE)), assume(role))
                .allowed();
    }

    private static AssumeRoleRequest assume(String role) {
        return AssumeRoleRequest.builder()
                .roleArn("arn:aws:iam::" + ACCOUNT + ":role/" + role)
                .roleSessionName("i-0123456789abcdef0")
                .build();
    }

    private static CreateRoleRequest role(String name, String service) {
        return CreateRoleRequest.builder()
                .roleName(name)
                .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"Service\":\"" + service + "\"},\"Action\":\"sts:AssumeRole\"}]}")
                .build();
    }

    @SuppressWarnings("unchecked") // a handler is registered under the types of its operation
    private static <I extends Struct, O extends Struct> O call(
            TestCloud cloud, Principal principal, Operation<I, O> operation, I input) {
        var handler = (Handler.Write<I, O>)
                Objects.requireNonNull(cloud.server().handlers().find(operation));
        var call = call(operation, principal);
        return cloud.server().machine().store().write(txn -> handler.function().handle(call, txn, input));
    }

    private static Call call(Operation<?, ?> operation, Principal principal) {
        return new Call(
                operation,
                principal,
                Session.NONE,
                ACCOUNT,
                "us-east-1",
                "request",
                Instant.parse("2026-11-22T12:00:00Z"),
                new SeededIds(3),
                new Call.Client(InetAddress.getLoopbackAddress(), "", false, "localhost", ""),
                Access.ALL);
    }
}

package io.unkai.services.identity.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unkai.api.iam.AttachUserPolicyRequest;
import io.unkai.api.iam.CreateGroupRequest;
import io.unkai.api.iam.CreatePolicyRequest;
import io.unkai.api.iam.CreateRoleRequest;
import io.unkai.api.iam.CreateUserRequest;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.Role;
import io.unkai.api.iam.Tag;
import io.unkai.api.iam.User;
import io.unkai.kernel.call.Access;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handler;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.id.SeededIds;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.memory.MemoryStore;
import io.unkai.services.identity.IdentityService;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** IAM in memory, called as the request chain calls it. */
final class TestIam implements AutoCloseable {
    static final String ACCOUNT = "123456789012";
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final String ALLOW = document("Allow", "s3:GetObject");
    static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

    /** Iterations of a password, where nobody guesses. */
    private static final int CHEAP = 1000;

    final MemoryStore store = new MemoryStore();
    final SeededIds ids = new SeededIds(4);
    final Sealer sealer = new Sealer(new byte[Sealer.KEY_BYTES], ids);
    final IdentityService identity = new IdentityService(store, sealer);
    final Handlers handlers = new Handlers();
    Instant now = START;
    Principal principal = new Principal.Root(ACCOUNT);
    private final AtomicInteger requests = new AtomicInteger();

    TestIam() {
        new IamService(sealer, CHEAP).register(handlers);
    }

    static String document(String effect, String action) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"" + effect + "\",\"Action\":\"" + action
                + "\",\"Resource\":\"*\"}]}";
    }

    @SuppressWarnings("unchecked") // a handler is registered under the types of its operation
    <I extends Struct, O extends Struct> O call(Operation<I, O> operation, I in) {
        var account = principal.account() == null ? ACCOUNT : principal.account();
        var call = new Call(
                operation,
                principal,
                Session.NONE,
                account,
                "us-east-1",
                "request-" + requests.incrementAndGet(),
                now,
                ids,
                new Call.Client(InetAddress.getLoopbackAddress(), "", false, "localhost:4566", "AKIA"),
                Access.ALL);
        return switch ((Handler<I, O>) handlers.find(operation)) {
            case Handler.Write<I, O> write ->
                store.write(txn -> write.function().handle(call, txn, in));
            case Handler.Read<I, O> read -> store.read(txn -> read.function().handle(call, txn, in));
            case null, default -> throw new AssertionError(operation + " is not registered");
        };
    }

    /** Expects a refusal and answers its message. */
    static String refusal(String code, ThrowingCallable call) {
        var refusal = catchThrowableOfType(ApiException.class, call);
        assertThat(refusal).as("a refusal with %s", code).isNotNull();
        assertThat(refusal.code()).as(refusal.message()).isEqualTo(code);
        assertThat(refusal.status()).isBetween(400, 499);
        return refusal.message();
    }

    User user(String name, Tag... tags) {
        var user = present(call(
                        Iam.CREATE_USER,
                        CreateUserRequest.builder()
                                .userName(name)
                                .tags(Arrays.asList(tags))
                                .build())
                .user());
        return user;
    }

    /** From now on this user calls. */
    void as(User user) {
        principal = new Principal.User(
                ACCOUNT, String.valueOf(user.path()), String.valueOf(user.userName()), String.valueOf(user.userId()));
    }

    void asRoot() {
        principal = new Principal.Root(ACCOUNT);
    }

    void group(String name) {
        call(Iam.CREATE_GROUP, CreateGroupRequest.builder().groupName(name).build());
    }

    Role role(String name) {
        var role = present(call(
                        Iam.CREATE_ROLE,
                        CreateRoleRequest.builder()
                                .roleName(name)
                                .assumeRolePolicyDocument(TRUST)
                                .build())
                .role());
        return role;
    }

    /** Makes a policy and answers its ARN. */
    String policy(String name) {
        call(
                Iam.CREATE_POLICY,
                CreatePolicyRequest.builder()
                        .policyName(name)
                        .policyDocument(ALLOW)
                        .build());
        return "arn:aws:iam::" + ACCOUNT + ":policy/" + name;
    }

    void attach(String user, String arn) {
        call(
                Iam.ATTACH_USER_POLICY,
                AttachUserPolicyRequest.builder().userName(user).policyArn(arn).build());
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    /** What must be there. */
    static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    static <T> List<T> all(@Nullable List<T> list) {
        return present(list);
    }

    @Override
    public void close() {
        store.close();
    }
}

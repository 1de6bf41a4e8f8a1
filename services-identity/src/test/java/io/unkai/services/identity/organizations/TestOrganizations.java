package io.unkai.services.identity.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unkai.api.organizations.CreateAccountRequest;
import io.unkai.api.organizations.CreateAccountStatus;
import io.unkai.api.organizations.CreateOrganizationRequest;
import io.unkai.api.organizations.CreateOrganizationalUnitRequest;
import io.unkai.api.organizations.CreatePolicyRequest;
import io.unkai.api.organizations.DescribeCreateAccountStatusRequest;
import io.unkai.api.organizations.EnablePolicyTypeRequest;
import io.unkai.api.organizations.ListRootsRequest;
import io.unkai.api.organizations.MoveAccountRequest;
import io.unkai.api.organizations.Organization;
import io.unkai.api.organizations.Organizations;
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
import io.unkai.kernel.store.Outbox;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.memory.MemoryStore;
import io.unkai.services.identity.IdentityService;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Organizations in memory, called as the request chain calls it. */
public final class TestOrganizations implements AutoCloseable {
    static final String MANAGER = "111111111111";
    static final String DENY =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";

    final MemoryStore store = new MemoryStore();
    private final SeededIds ids = new SeededIds(7);
    private final IdentityService identity = new IdentityService(store, new Sealer(new byte[Sealer.KEY_BYTES], ids));
    private final Handlers handlers = new Handlers();
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    String account = MANAGER;
    private int requests;

    public TestOrganizations() {
        var authorizer = identity.authorizer(Map.of(), (txn, endpoint) -> "");
        authorizer.register(handlers);
        identity.register(handlers, authorizer);
    }

    /** From now on this account's root user calls. */
    public void as(String newAccount) {
        account = newAccount;
    }

    /** Calls an operation as the chain does. */
    @SuppressWarnings("unchecked") // a handler is registered under the types of its operation
    public <I extends Struct, O extends Struct> O call(Operation<I, O> operation, I in) {
        var call = new Call(
                operation,
                new Principal.Root(account),
                Session.NONE,
                account,
                "us-east-1",
                "request-" + requests++,
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

    /** Expects a refusal. */
    public static ApiException refusal(String code, ThrowingCallable call) {
        var refusal = catchThrowableOfType(ApiException.class, call);
        assertThat(refusal).as("a refusal with %s", code).isNotNull();
        assertThat(refusal.code()).as(refusal.message()).isEqualTo(code);
        return refusal;
    }

    /** Serves all requests to reconcile. */
    public void reconcile() throws Exception {
        for (var request : requests()) {
            for (var reconciler : identity.reconcilers(ids, () -> now)) {
                if (reconciler.kind().equals(request.kind())) {
                    reconciler.reconcile(request.key());
                }
            }
            store.write(txn -> {
                txn.delete(Outbox.TABLE, request);
                return true;
            });
        }
    }

    private List<Outbox.Request> requests() {
        return store.read(txn -> {
            var requests = new ArrayList<Outbox.Request>();
            try (var cursor = txn.scan(Outbox.TABLE, Range.ALL)) {
                cursor.forEachRemaining(entry -> requests.add(entry.key()));
            }
            return requests;
        });
    }

    /** A new organization of the account that calls. */
    public Organization organization() {
        return present(call(
                        Organizations.CREATE_ORGANIZATION,
                        CreateOrganizationRequest.builder().build())
                .organization());
    }

    String root() {
        var roots = call(Organizations.LIST_ROOTS, ListRootsRequest.builder().build());
        return present(present(roots.roots()).getFirst().id());
    }

    String unit(String parent, String name) {
        var unit = call(
                Organizations.CREATE_ORGANIZATIONAL_UNIT,
                CreateOrganizationalUnitRequest.builder()
                        .parentId(parent)
                        .name(name)
                        .build());
        return present(present(unit.organizationalUnit()).id());
    }

    /** Asks for an account, has it made, and answers what became of it. */
    public CreateAccountStatus account(String email) throws Exception {
        var asked = present(call(
                        Organizations.CREATE_ACCOUNT,
                        CreateAccountRequest.builder()
                                .email(email)
                                .accountName("name")
                                .build())
                .createAccountStatus());
        assertThat(asked.state()).isEqualTo("IN_PROGRESS");
        reconcile();
        return present(call(
                        Organizations.DESCRIBE_CREATE_ACCOUNT_STATUS,
                        DescribeCreateAccountStatusRequest.builder()
                                .createAccountRequestId(asked.id())
                                .build())
                .createAccountStatus());
    }

    /** A new account's number. */
    public String accountId(String email) throws Exception {
        return present(account(email).accountId());
    }

    void enable(String kind) {
        call(
                Organizations.ENABLE_POLICY_TYPE,
                EnablePolicyTypeRequest.builder()
                        .rootId(root())
                        .policyType(kind)
                        .build());
    }

    String policy(String name, String type, String content) {
        var policy = call(
                Organizations.CREATE_POLICY,
                CreatePolicyRequest.builder()
                        .name(name)
                        .type(type)
                        .description("")
                        .content(content)
                        .build());
        return present(present(present(policy.policy()).policySummary()).id());
    }

    void move(String movedAccount, String unit) {
        call(
                Organizations.MOVE_ACCOUNT,
                MoveAccountRequest.builder()
                        .accountId(movedAccount)
                        .sourceParentId(root())
                        .destinationParentId(unit)
                        .build());
    }

    /** What must be there. */
    public static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    @Override
    public void close() {
        store.close();
    }
}

package io.unkai.services.identity.sts;

import io.unkai.api.iam.CreateOpenIDConnectProviderRequest;
import io.unkai.api.iam.CreateRoleRequest;
import io.unkai.api.iam.Iam;
import io.unkai.kernel.call.Access;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Credential;
import io.unkai.kernel.call.Handler;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.id.SeededIds;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.memory.MemoryStore;
import io.unkai.services.identity.IdentityService;
import io.unkai.services.identity.access.PolicyAuthorizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** IAM and STS in memory, called as the request chain calls them, permissions included. */
final class TestSts implements AutoCloseable {
    static final String ACCOUNT = "123456789012";

    final MemoryStore store = new MemoryStore();
    final SeededIds ids = new SeededIds(11);
    final IdentityService identity;
    final PolicyAuthorizer authorizer;
    final Handlers handlers = new Handlers();
    Instant now = Instant.now();
    Principal principal = new Principal.Root(ACCOUNT);
    Session session = Session.NONE;

    private final AtomicInteger requests = new AtomicInteger();

    TestSts() {
        identity = new IdentityService(store, new Sealer(new byte[Sealer.KEY_BYTES], ids));
        authorizer = identity.authorizer(Map.of(), (txn, endpoint) -> "");
        authorizer.register(handlers);
        identity.register(handlers, authorizer);
    }

    Call call(Operation<?, ?> operation) {
        return new Call(
                operation,
                principal,
                session,
                principal.account() == null ? "" : principal.account(),
                "us-east-1",
                "request-" + requests.incrementAndGet(),
                now,
                ids,
                new Call.Client(InetAddress.getLoopbackAddress(), "", true, "localhost", ""),
                Access.ALL);
    }

    /** Calls as the chain does: what is not allowed throws AccessDenied. */
    @SuppressWarnings("unchecked") // a handler is registered under the types of its operation
    <I extends Struct, O extends Struct> O call(Operation<I, O> operation, I in) {
        var call = call(operation);
        var decision = authorizer.decide(call, in);
        if (!decision.allowed()) {
            throw StsErrors.denied(decision.reason());
        }
        return switch ((Handler<I, O>) handlers.find(operation)) {
            case Handler.Write<I, O> write ->
                store.write(txn -> write.function().handle(call, txn, in));
            case Handler.Read<I, O> read -> store.read(txn -> read.function().handle(call, txn, in));
            case Handler.Download<I, ?, O> download -> download((Handler.Download<I, Object, O>) download, call, in);
            case null, default -> throw new AssertionError(operation + " is not registered");
        };
    }

    private <I extends Struct, O extends Struct> O download(Handler.Download<I, Object, O> download, Call call, I in) {
        var found = store.read(txn -> download.function().handle(call, txn, in));
        try {
            return download.stage().answer(call, in, found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a role and answers its ARN. */
    String role(String name, String trust) {
        var role = call(
                        Iam.CREATE_ROLE,
                        CreateRoleRequest.builder()
                                .roleName(name)
                                .assumeRolePolicyDocument(trust)
                                .build())
                .role();
        return Objects.requireNonNull(Objects.requireNonNull(role).arn());
    }

    /** Registers a provider and answers its ARN. */
    String provider(TestProvider provider, String thumbprint) {
        var made = call(
                Iam.CREATE_OPEN_ID_CONNECT_PROVIDER,
                CreateOpenIDConnectProviderRequest.builder()
                        .url(provider.issuer())
                        .clientIDList(List.of("cloud"))
                        .thumbprintList(List.of(thumbprint))
                        .build());
        return Objects.requireNonNull(made.openIDConnectProviderArn());
    }

    /** The ARN of a provider that is registered. */
    static String arn(TestProvider provider) {
        return "arn:aws:iam::" + ACCOUNT + ":oidc-provider/" + provider.issuer().substring("https://".length());
    }

    /** From now on these credentials sign. */
    void as(io.unkai.api.sts.@Nullable Credentials credentials) {
        var found = credential(credentials);
        principal = found.principal();
        session = found.session();
    }

    /** What the cloud knows of credentials when they sign. */
    Credential credential(io.unkai.api.sts.@Nullable Credentials credentials) {
        var given = Objects.requireNonNull(credentials);
        var key = identity.credentials().find(Objects.requireNonNull(given.accessKeyId()), given.sessionToken(), now);
        return Objects.requireNonNull(key);
    }

    /** Whom a provider vouched for in the last call, in vain; null where it was nobody. */
    TurnedAway.@Nullable Person turnedAway() {
        return identity.turnedAway().take("request-" + requests.get());
    }

    /** From now on nobody signs. */
    void asNobody() {
        principal = new Principal.Anonymous();
        session = Session.NONE;
    }

    void asRoot() {
        principal = new Principal.Root(ACCOUNT);
        session = Session.NONE;
    }

    @Override
    public void close() {
        store.close();
    }
}

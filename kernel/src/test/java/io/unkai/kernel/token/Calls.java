package io.unkai.kernel.token;

import io.unkai.kernel.call.Access;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.id.SeededIds;
import io.unkai.kernel.schema.HttpTrait;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.Struct;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Calls of nothing in particular. */
final class Calls {
    private static final ServiceModel SERVICE = new ServiceModel(
            "test", "Test", "1", "test", "test", "test", List.of(), null, "Test", null, false, false, List::of);
    private static final Operation<Struct, Struct> OPERATION =
            new Operation<>(SERVICE, "Test", HttpTrait.RPC, Set.of(), null, null, () -> {
                throw new IllegalStateException("no shapes");
            });

    private Calls() {}

    static Call at(Instant now) {
        var account = "123456789012";
        var client = new Call.Client(InetAddress.getLoopbackAddress(), "", false, "localhost", "");
        return new Call(
                OPERATION,
                new Principal.Root(account),
                Session.NONE,
                account,
                "us-east-1",
                "id",
                now,
                new SeededIds(1),
                client,
                Access.ALL);
    }
}

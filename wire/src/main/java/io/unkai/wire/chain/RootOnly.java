package io.unkai.wire.chain;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.schema.Struct;

/** Allows an account's root user everything in its account, and nobody else anything. */
public final class RootOnly implements Authorizer {
    @Override
    public boolean allows(Call call, String action, String resource) {
        return isRoot(call);
    }

    @Override
    public Decision decide(Call call, Struct input) {
        if (isRoot(call)) {
            return Decision.ALLOWED;
        }
        var service = call.operation().service();
        return Decision.denied(
                "User: " + call.principal().arn() + " is not authorized to perform: " + service.iamPrefix()
                        + ":" + call.operation().name() + " because no identity-based policy allows the "
                        + service.iamPrefix() + ":" + call.operation().name() + " action");
    }

    private static boolean isRoot(Call call) {
        return call.principal() instanceof Principal.Root root && root.account().equals(call.account());
    }
}

package io.unkai.server;

import io.unkai.server.run.FirstStart;
import io.unkai.services.identity.key.NewKey;
import io.unkai.services.identity.key.RootKeys;
import io.unkai.services.identity.registry.Accounts;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Sees to it that the default account's root user has an access key, and hands a new one over to who started the server. */
record RootAccess(RootKeys keys, Machine machine) {
    /**
     * Makes a key where there is none, or where another is wanted.
     *
     * @return the new key, or null where the account keeps the one it has
     */
    @Nullable
    FirstStart ensure(Path data, String account, boolean another) throws IOException {
        if (!another && machine.store().read(txn -> keys.exists(txn, account))) {
            return null;
        }
        var made = NewKey.longTerm(machine.ids());
        var handOver = new FirstStart(account, made.id(), made.secret());
        // Handed over before it counts: a crash in between leaves a useless file, never a key that nobody knows.
        handOver.write(data);
        machine.store().write(txn -> {
            keys.replace(txn, account, made, machine.clock().now());
            Accounts.register(txn, account, machine.clock().now());
            return made;
        });
        return handOver;
    }
}

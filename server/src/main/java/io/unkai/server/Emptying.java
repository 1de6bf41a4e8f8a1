package io.unkai.server;

import io.unkai.services.compute.ec2.ComputeServices;
import io.unkai.services.identity.IdentityService;
import io.unkai.services.identity.registry.Accounts;
import io.unkai.services.management.ManagementService;
import java.time.Duration;

/** Empties the cloud; root users keep their access keys, or nobody could sign in again. */
record Emptying(
        Machine machine,
        IdentityService identity,
        ManagementService management,
        ComputeServices instances,
        Housekeeping housekeeping)
        implements Runnable {
    @Override
    public void run() {
        emptyStore();
        management.recorder().forget();
        identity.uses().forget();
        machine.clock().move(Duration.ZERO);
        instances.removeAll();
        machine.network().removeAll();
        housekeeping.objects().collectOrphans();
    }

    private void emptyStore() {
        machine.store().write(txn -> {
            var keys = identity.rootKeys().all(txn);
            var accounts = Accounts.all(txn);
            txn.clear();
            identity.rootKeys().restore(txn, keys);
            accounts.stream()
                    .filter(account -> identity.rootKeys().exists(txn, account.id()))
                    .forEach(account -> Accounts.put(txn, account));
            return keys;
        });
    }
}

package io.unkai.services.identity.account;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Store;
import io.unkai.services.identity.region.RegionChoices;
import io.unkai.services.identity.region.RegionStatus;

/** Opens and closes regions to accounts that asked for it. */
final class RegionChanges implements Reconciler {
    static final String KIND = "account.region";

    private final Store store;

    RegionChanges(Store store) {
        this.store = store;
    }

    static String key(String account, String region) {
        return account + '/' + region;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome reconcile(String key) {
        int slash = key.indexOf('/');
        var account = key.substring(0, slash);
        var region = key.substring(slash + 1);
        return store.write(txn -> {
            var status = RegionChoices.of(txn, account, region);
            var next = next(status);
            if (next != status) {
                RegionChoices.put(txn, account, region, next);
            }
            return Outcome.done();
        });
    }

    private static RegionStatus next(RegionStatus status) {
        return switch (status) {
            case ENABLING -> RegionStatus.ENABLED;
            case DISABLING -> RegionStatus.DISABLED;
            case ENABLED_BY_DEFAULT, ENABLED, DISABLED -> status;
        };
    }
}

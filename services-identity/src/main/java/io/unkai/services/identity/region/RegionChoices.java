package io.unkai.services.identity.region;

import io.unkai.kernel.region.AwsRegions;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;

/** Which regions accounts have asked for. */
public final class RegionChoices {
    private record Key(String account, String region) {}

    private record Choice(RegionStatus status) {}

    private static final Table<Key, Choice> TABLE =
            Table.kept("account.regions", KeyCodecs.of(Key.class), RecordCodec.of(Choice.class));

    private RegionChoices() {}

    /** How an account stands with a region. One that is not AWS's is open to all. */
    public static RegionStatus of(ReadTxn txn, String account, String region) {
        if (AwsRegions.alwaysOpen(region)) {
            return RegionStatus.ENABLED_BY_DEFAULT;
        }
        var choice = txn.get(TABLE, new Key(account, region));
        return choice == null ? RegionStatus.DISABLED : choice.status;
    }

    /** Whether an account's principals can call in a region. */
    public static boolean open(ReadTxn txn, String account, String region) {
        return of(txn, account, region).open();
    }

    /** Notes how an account stands with a region that it has to ask for. */
    public static void put(Txn txn, String account, String region, RegionStatus status) {
        txn.put(TABLE, new Key(account, region), new Choice(status));
    }
}

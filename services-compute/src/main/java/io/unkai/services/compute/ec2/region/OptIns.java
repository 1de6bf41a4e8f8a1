package io.unkai.services.compute.ec2.region;

import io.unkai.kernel.region.AwsRegions;
import io.unkai.kernel.store.ReadTxn;

/** Knows which regions accounts have opened. */
@FunctionalInterface
public interface OptIns {
    /** Nobody asked for any. */
    OptIns NONE = (txn, account, region) -> AwsRegions.alwaysOpen(region);

    /**
     * Whether a region is open to an account.
     *
     * @param account twelve digits
     */
    boolean open(ReadTxn txn, String account, String region);
}

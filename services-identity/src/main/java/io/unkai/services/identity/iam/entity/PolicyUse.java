package io.unkai.services.identity.iam.entity;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.RecordCodec;

/**
 * How much a managed policy is used in an account; kept, so that lists need not count.
 *
 * @param attachments users, groups and roles it is attached to
 * @param boundaries users and roles it bounds
 */
public record PolicyUse(int attachments, int boundaries) {
    private static final PolicyUse NONE = new PolicyUse(0, 0);
    private static final Table<Keys.Numbered, PolicyUse> TABLE =
            new Table<>("iam.policy-uses", Keys.NUMBERED, RecordCodec.of(PolicyUse.class));

    /** The use of a policy in an account. */
    public static PolicyUse of(ReadTxn txn, String account, String arn) {
        var use = txn.get(TABLE, new Keys.Numbered(account, arn));
        return use == null ? NONE : use;
    }

    /** Whether it is used at all. */
    public boolean any() {
        return attachments > 0 || boundaries > 0;
    }

    /** Counts attachments and boundaries that come, or go where negative. */
    public static void add(Txn txn, String account, String arn, int attachments, int boundaries) {
        var use = of(txn, account, arn);
        var now = new PolicyUse(use.attachments + attachments, use.boundaries + boundaries);
        if (now.any()) {
            txn.put(TABLE, new Keys.Numbered(account, arn), now);
        } else {
            txn.delete(TABLE, new Keys.Numbered(account, arn));
        }
    }
}

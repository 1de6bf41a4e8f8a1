package io.unkai.services.compute.ec2.instance;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.compute.ec2.base.Key;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the last checks of a running instance found.
 *
 * @param system whether the host does its part: the machine runs and all its interfaces are plugged
 * @param systemSince when that was first found so
 * @param guest whether the guest's own network answers
 * @param guestSince when that was first found so
 * @param heard whether the guest was heard of since it started
 */
record Health(Check system, Instant systemSince, Check guest, Instant guestSince, boolean heard) {
    private static final Table<Key, Health> TABLE =
            new Table<>("ec2.instance-health", KeyCodecs.of(Key.class), RecordCodec.of(Health.class));

    /** What a check found. */
    enum Check {
        /** Nothing yet. */
        INITIALIZING,
        /** What should be. */
        OK,
        /** Something else. */
        IMPAIRED
    }

    /** The same after more checks. */
    Health after(Check newSystem, Check newGuest, boolean nowHeard, Instant now) {
        return new Health(
                newSystem,
                newSystem == system ? systemSince : now,
                newGuest,
                newGuest == guest ? guestSince : now,
                nowHeard);
    }

    /** Of an instance that has just started. */
    static Health starting(Instant now) {
        return new Health(Check.INITIALIZING, now, Check.INITIALIZING, now, false);
    }

    static @Nullable Health of(ReadTxn txn, Key instance) {
        return txn.get(TABLE, instance);
    }

    static void put(Txn txn, Key instance, Health health) {
        txn.put(TABLE, instance, health);
    }

    static void forget(Txn txn, Key instance) {
        txn.delete(TABLE, instance);
    }
}

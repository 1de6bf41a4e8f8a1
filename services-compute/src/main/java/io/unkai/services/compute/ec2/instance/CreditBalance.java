package io.unkai.services.compute.ec2.instance;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.type.MachineType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The CPU credits of an instance at a moment.
 *
 * @param credits how many, never less than none
 * @param time the machine's processor time then, in nanoseconds
 * @param seen that moment
 * @param held whether the machine is held to what it earns
 */
record CreditBalance(double credits, long time, Instant seen, boolean held) {
    private static final Table<Key, CreditBalance> TABLE =
            new Table<>("ec2.cpu-credits", KeyCodecs.of(Key.class), RecordCodec.of(CreditBalance.class));

    private static final double HOUR = 3600;
    private static final double NANOS_PER_CREDIT = 60e9;
    private static final int HOURS_KEPT = 24;
    /** Of each virtual processor of a t2 instance whenever it starts. */
    private static final int LAUNCH_CREDITS = 30;
    /** Who is held is let go once it has saved this much. */
    private static final double FREE = 0.05;

    private static final Duration STORED_EVERY = Duration.ofMinutes(1);

    /** At the start of an instance: what a t2 saved goes when it stops, what others saved stays. */
    static CreditBalance atStart(MachineType type, @Nullable CreditBalance last, Instant started) {
        if (type.family().equals("t2")) {
            return new CreditBalance((double) LAUNCH_CREDITS * type.vcpus(), 0, started, false);
        }
        return new CreditBalance(last == null ? 0 : last.credits, 0, started, false);
    }

    /** Hundredths of a processor that a type earns. */
    static int baseline(MachineType type) {
        return Math.max(1, (int) Math.round(type.creditsPerHour() / 60.0 * 100));
    }

    /** After a while in which the machine's processor time grew to this; a smaller one than before is that of a new boot. */
    CreditBalance after(MachineType type, long newTime, Instant now) {
        double seconds = Math.max(0, Duration.between(seen, now).toMillis() / 1e3);
        double earned = type.creditsPerHour() * seconds / HOUR;
        double used = (newTime < time ? newTime : newTime - time) / NANOS_PER_CREDIT;
        double most = (double) type.creditsPerHour() * HOURS_KEPT
                + (type.family().equals("t2") ? LAUNCH_CREDITS * type.vcpus() : 0);
        return new CreditBalance(Math.clamp(credits + earned - used, 0, most), newTime, now, held);
    }

    /** Whether a machine without more credits than that is to be held from now on. */
    boolean held(CreditBalance before) {
        return credits <= (before.held ? FREE : 0);
    }

    CreditBalance holding(boolean now) {
        return new CreditBalance(credits, time, seen, now);
    }

    boolean worthStoring(@Nullable CreditBalance stored) {
        return stored == null || stored.held != held || !seen.isBefore(stored.seen.plus(STORED_EVERY));
    }

    static @Nullable CreditBalance of(ReadTxn txn, Key instance) {
        return txn.get(TABLE, instance);
    }

    static void put(Txn txn, Key instance, CreditBalance balance) {
        txn.put(TABLE, instance, balance);
    }

    static void forget(Txn txn, Key instance) {
        txn.delete(TABLE, instance);
    }
}

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
 * The CPU credits of an instance at a moment. It has some or owes some, or neither.
 *
 * @param credits how many it has, never less than none
 * @param surplus how many it spent without having them: what it earns pays these back first
 * @param charged how many of those were not paid back, and cost money on AWS
 * @param time the machine's processor time then, in nanoseconds
 * @param seen that moment
 * @param held whether the machine is held to what it earns
 */
record CreditBalance(double credits, double surplus, double charged, long time, Instant seen, boolean held) {
    private static final Table<Key, CreditBalance> TABLE =
            new Table<>("ec2.cpu-credits", KeyCodecs.of(Key.class), RecordCodec.of(CreditBalance.class));

    private static final double HOUR = 3600;
    private static final double NANOS_PER_CREDIT = 60e9;
    private static final int HOURS_KEPT = 24;
    /** Of each virtual processor of a t2 instance whenever it starts. */
    private static final int LAUNCH_CREDITS = 30;
    /** Who is held is let go once it has saved this much. */
    private static final double FREE = 0.05;

    /** How long a stopped instance keeps what it saved. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Duration STORED_EVERY = Duration.ofMinutes(1);

    /** At the start of an instance: what a t2 saved goes when it stops, what others saved stays for a week; what is owed is charged. */
    static CreditBalance atStart(MachineType type, @Nullable CreditBalance last, Instant started) {
        double charged = last == null ? 0 : last.charged + last.surplus;
        if (type.family().equals("t2")) {
            return new CreditBalance((double) LAUNCH_CREDITS * type.vcpus(), 0, charged, 0, started, false);
        }
        double saved = last != null && !last.seen.plus(KEPT).isBefore(started) ? last.credits : 0;
        return new CreditBalance(saved, 0, charged, 0, started, false);
    }

    /** Hundredths of a processor that a type earns. */
    static int baseline(MachineType type) {
        return Math.max(1, (int) Math.round(type.creditsPerHour() / 60.0 * 100));
    }

    /**
     * After a while in which the machine's processor time grew to this; a smaller one than before is that of a new boot.
     *
     * @param unlimited whether it goes on without credits: it owes up to a day's worth then, and more is charged at once
     */
    CreditBalance after(MachineType type, boolean unlimited, long newTime, Instant now) {
        double seconds = Math.max(0, Duration.between(seen, now).toMillis() / 1e3);
        double earned = type.creditsPerHour() * seconds / HOUR;
        double used = (newTime < time ? newTime : newTime - time) / NANOS_PER_CREDIT;
        double day = (double) type.creditsPerHour() * HOURS_KEPT;
        double most = day + (type.family().equals("t2") ? LAUNCH_CREDITS * type.vcpus() : 0);
        // Who is unlimited no more is charged what it owes.
        double owed = unlimited ? surplus : 0;
        double left = credits - owed + earned - used;
        double owes = unlimited ? Math.max(0, -left) : 0;
        double charge = surplus - owed + Math.max(0, owes - day);
        return new CreditBalance(Math.clamp(left, 0, most), Math.min(owes, day), charged + charge, newTime, now, held);
    }

    /** Whether a machine without more credits than that is to be held from now on. */
    boolean held(CreditBalance before) {
        return credits <= (before.held ? FREE : 0);
    }

    CreditBalance holding(boolean now) {
        return new CreditBalance(credits, surplus, charged, time, seen, now);
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

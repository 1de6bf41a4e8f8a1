package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.VolumeLimit;

/**
 * The bytes a second that a machine may write to a volume so that it does no more operations than allowed, by what was seen of its last
 * ones. What it did too much of is kept back later, and some of what it did too little of is given back: on average the number is right.
 */
final class WriteAllowance {
    /** The smallest piece of most writers. */
    private static final int PIECE = 4096;
    /** A request is at least so large where what is written is large: memory in pieces is handed over in halves of a MiB at most. */
    private static final int LARGE = 256 << 10;
    /** Whoever begins may do so much more than allowed until it is noticed: a boot writes little, and little at a time. */
    private static final int BEGINNING = 16;
    /** Seconds' worth of operations that are kept back at most, so that nobody is slow for long because of what he did long ago. */
    private static final double MOST_DEBT = 10;

    private static final double MOST_CREDIT = 0.2;
    /** Seconds over which what was too much is kept back. */
    private static final double WITHIN = 2;
    /** The same for what was too little: kernels fall behind where what is written is now large and now small. */
    private static final double SOON = 0.4;

    private static final double SLOWEST = 0.5;
    /** Seconds after which one who does little begins anew; disks pause for less, with writers waiting. */
    private static final double CALM = 2;

    private final VolumeLimit limit;
    private double credit;
    private double size;
    private double calm = CALM;
    private long enforced;

    WriteAllowance(VolumeLimit limit) {
        this.limit = limit;
        enforced = beginning();
    }

    /** Whose allowance it is. */
    VolumeLimit limit() {
        return limit;
    }

    /** Bytes a second. */
    long bytes() {
        return enforced;
    }

    /** The bytes a second from now on, after so many seconds in which requests of so many bytes altogether were done. */
    long after(double seconds, long requests, long bytes) {
        double done = operations(requests, bytes);
        double most = limit.writes();
        credit = Math.clamp(credit + most * seconds - done, -MOST_DEBT * most, MOST_CREDIT * most);
        if (done > 0) {
            size = (double) bytes / done;
        }
        double rate = most * Math.max(SLOWEST, 1 + credit / most / (credit < 0 ? WITHIN : SOON));
        double now = Math.clamp(rate * Math.max(size, PIECE), 1, (double) limit.bytes());
        boolean busy = credit < 0 || done > most * seconds / 2;
        calm = busy ? 0 : calm + seconds;
        enforced = calm < CALM ? (long) now : Math.max((long) now, beginning());
        return enforced;
    }

    private long beginning() {
        return Math.min(limit.bytes(), BEGINNING * PIECE * limit.writes());
    }

    private double operations(long requests, long bytes) {
        double together = (double) bytes / limit.together();
        return requests == 0 || bytes / requests >= LARGE ? together : Math.max((double) requests, together);
    }
}

package io.unkai.server.terminal;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How much a browser takes before it has shown what it got: sockets take everything at once, screens do not. */
final class Credit {
    private final long most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long ahead;
    private boolean over;

    /** @param most bytes that are sent and not shown */
    Credit(long most) {
        this.most = most;
    }

    /** Waits until there is room, and takes it; false once it is over. */
    boolean take(int bytes) throws InterruptedException {
        lock.lock();
        try {
            while (ahead >= most && !over) {
                changed.await();
            }
            ahead += bytes;
            return !over;
        } finally {
            lock.unlock();
        }
    }

    /** So many bytes were shown. */
    void give(long bytes) {
        change(() -> ahead = Math.max(0, ahead - bytes));
    }

    /** Nobody waits any longer. */
    void end() {
        change(() -> over = true);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

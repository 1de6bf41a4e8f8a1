package io.unkai.kernel.reconcile;

import io.unkai.kernel.store.Outbox.Request;
import io.unkai.kernel.time.CloudClock;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which requests run, which are ready, which wait for their time. Not for use by several threads. */
final class Jobs {
    private enum State {
        READY,
        RUNNING,
        /** Asked for again while it runs. */
        RUNNING_STALE,
        WAITING
    }

    /** One request. */
    static final class Job {
        private final Request request;
        private State state = State.READY;
        private CloudClock.@Nullable Timer timer;
        private int failures;

        Job(Request request) {
            this.request = request;
        }

        Request request() {
            return request;
        }

        /** Counts one more failure in a row. */
        int fail() {
            return ++failures;
        }

        void succeed() {
            failures = 0;
        }
    }

    private final Map<Request, Job> jobs = new HashMap<>();
    private final ArrayDeque<Job> ready = new ArrayDeque<>();
    private int running;

    /** Somebody asks for it. */
    void ask(Request request) {
        var job = jobs.get(request);
        if (job == null) {
            job = new Job(request);
            jobs.put(request, job);
            ready.add(job);
        } else if (job.state == State.RUNNING) {
            job.state = State.RUNNING_STALE;
        } else if (job.state == State.WAITING) {
            dropTimer(job);
            makeReady(job);
        }
    }

    private void makeReady(Job job) {
        job.state = State.READY;
        ready.add(job);
    }

    private static void dropTimer(Job job) {
        if (job.timer != null) {
            job.timer.close();
            job.timer = null;
        }
    }

    /** The next to run, or null. */
    @Nullable
    Job take() {
        var job = ready.poll();
        if (job != null) {
            job.state = State.RUNNING;
            running++;
        }
        return job;
    }

    /** It ran and is served, unless it was asked for again. */
    void served(Job job) {
        running--;
        if (job.state == State.RUNNING_STALE) {
            makeReady(job);
        } else {
            jobs.remove(job.request);
        }
    }

    /** It ran and is not served: true if it is to wait, false if it was asked for again and is ready. */
    boolean unserved(Job job) {
        running--;
        if (job.state == State.RUNNING_STALE) {
            makeReady(job);
            return false;
        }
        job.state = State.WAITING;
        return true;
    }

    void waitFor(Job job, CloudClock.Timer timer) {
        if (job.state == State.WAITING) {
            job.timer = timer;
        } else {
            timer.close();
        }
    }

    /** Its time has come. */
    void due(Job job) {
        if (job.state == State.WAITING) {
            job.timer = null;
            makeReady(job);
        }
    }

    void dropTimers() {
        jobs.values().forEach(Jobs::dropTimer);
    }

    int running() {
        return running;
    }

    int ready() {
        return ready.size();
    }

    int waiting() {
        return jobs.size() - ready.size() - running;
    }
}

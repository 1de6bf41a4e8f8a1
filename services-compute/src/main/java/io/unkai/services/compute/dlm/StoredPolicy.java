package io.unkai.services.compute.dlm;

import io.unkai.api.dlm.PolicyDetails;
import io.unkai.api.dlm.Schedule;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A lifecycle policy.
 *
 * @param description in the owner's words
 * @param role the ARN of the role with whose rights it acts
 * @param state {@code ENABLED}, {@code DISABLED} or {@code ERROR}
 * @param message what keeps it from acting, or empty
 * @param details what it does
 * @param created when it was made
 * @param modified when its owner last changed it
 * @param revision counts its owner's changes
 * @param progress how far each of its schedules is
 */
record StoredPolicy(
        String description,
        String role,
        String state,
        String message,
        PolicyDetails details,
        Instant created,
        Instant modified,
        int revision,
        List<Progress> progress) {
    static final String ENABLED = "ENABLED";
    static final String ERROR = "ERROR";

    static final RecordKeys<Key> KEYS = KeyCodecs.of(Key.class);
    static final Table<Key, StoredPolicy> TABLE = new Table<>("dlm.policies", KEYS, RecordCodec.of(StoredPolicy.class));

    StoredPolicy {
        details = Bare.of(details);
    }

    /** Where a policy is filed. */
    record Key(String account, String region, String id) {
        private static final int PARTS = 3;

        String arn() {
            return "arn:aws:dlm:" + region + ':' + account + ":policy/" + id;
        }

        /** The key in a request to reconcile. */
        String text() {
            return String.join("/", account, region, id);
        }

        static Key parse(String text) {
            var parts = text.split("/", PARTS);
            return new Key(parts[0], parts[1], parts[2]);
        }
    }

    /**
     * How far a schedule is.
     *
     * @param base until when it is served
     * @param next when it is due again, or null where it never is
     * @param began when what is due now was begun, or null
     * @param expiry when something of it is to be deleted for its age, or null
     * @param copying since when what was taken is still to be copied to other regions, or null
     */
    record Progress(
            Instant base,
            @Nullable Instant next,
            @Nullable Instant began,
            @Nullable Instant expiry,
            @Nullable Instant copying) {
        /** One that is served until a moment. */
        static Progress from(Schedule schedule, Instant moment, @Nullable Instant expiry) {
            return new Progress(moment, Timetable.of(schedule).next(moment), null, expiry, null);
        }

        Progress begun(Instant now) {
            return new Progress(base, next, now, expiry, copying);
        }

        Progress expiring(@Nullable Instant when) {
            return new Progress(base, next, began, when, copying);
        }

        Progress copyingSince(@Nullable Instant when) {
            return new Progress(base, next, began, expiry, when);
        }
    }

    /** Its schedules; there is at least one. */
    List<Schedule> schedules() {
        return Objects.requireNonNullElse(details.schedules(), List.of());
    }

    boolean enabled() {
        return state.equals(ENABLED);
    }

    /** The same in the owner's new words, served until now but for what was due before. */
    StoredPolicy changed(String words, String by, String next, PolicyDetails to, Instant now) {
        var fresh = new ArrayList<>(served(to, now));
        var schedules = Objects.requireNonNullElse(to.schedules(), List.<Schedule>of());
        for (int i = 0; enabled() && i < Math.min(fresh.size(), progress.size()); i++) {
            var old = progress.get(i);
            boolean same =
                    Objects.equals(schedules.get(i).name(), schedules().get(i).name());
            if (same && old.next() != null && !now.isBefore(old.next())) {
                fresh.set(i, old.expiring(now));
            }
        }
        return new StoredPolicy(words, by, next, "", to, created, now, revision + 1, List.copyOf(fresh));
    }

    /** The progress of a policy that begins now. */
    static List<Progress> served(PolicyDetails details, Instant now) {
        return Objects.requireNonNullElse(details.schedules(), List.<Schedule>of()).stream()
                .map(schedule -> Progress.from(schedule, now, now))
                .toList();
    }

    StoredPolicy failed(String why) {
        return new StoredPolicy(description, role, ERROR, why, details, created, modified, revision, progress);
    }

    StoredPolicy at(int schedule, Progress now) {
        var all = new ArrayList<>(progress);
        all.set(schedule, now);
        return new StoredPolicy(
                description, role, state, message, details, created, modified, revision, List.copyOf(all));
    }
}

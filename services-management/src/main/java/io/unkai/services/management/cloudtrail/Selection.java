package io.unkai.services.management.cloudtrail;

import io.unkai.services.management.audit.AuditEvent;
import java.util.List;

/**
 * Which events a trail takes: those that one of its selectors takes.
 *
 * @param basic the event selectors; none where there are advanced ones
 * @param advanced the advanced event selectors
 */
record Selection(List<Basic> basic, List<Advanced> advanced) {
    /** All management events and no data events, as a trail begins. */
    static final Selection DEFAULT =
            new Selection(List.of(new Basic(ReadWrite.ALL, true, List.of(), List.of())), List.of());

    /** Which of reading and changing. */
    enum ReadWrite {
        ALL,
        READ_ONLY,
        WRITE_ONLY;

        boolean takes(boolean readOnly) {
            return this == ALL || (this == READ_ONLY) == readOnly;
        }
    }

    /**
     * Resources whose data events are taken.
     *
     * @param type for example {@code AWS::S3::Object}
     * @param values what their ARNs begin with
     */
    record Data(String type, List<String> values) {
        boolean takes(AuditEvent event) {
            return type.equals(event.dataType())
                    && event.resources().stream()
                            .anyMatch(touched -> values.stream().anyMatch(value -> covers(value, touched.arn())));
        }

        /** A bucket's ARN with its closing slash stands for the objects and for the bucket. */
        private static boolean covers(String value, String arn) {
            return arn.startsWith(value) || (arn + '/').equals(value);
        }
    }

    /** An event selector. */
    record Basic(ReadWrite readWrite, boolean management, List<Data> data, List<String> excluded) {
        boolean takes(AuditEvent event) {
            if (!readWrite.takes(event.readOnly())) {
                return false;
            }
            return event.management()
                    ? management && !excluded.contains(event.source())
                    : data.stream().anyMatch(one -> one.takes(event));
        }
    }

    /** An advanced event selector: all its fields must match. */
    record Advanced(String name, List<Field> fields) {
        boolean takes(AuditEvent event) {
            return fields.stream().allMatch(field -> field.matches(event));
        }

        boolean data() {
            return fields.stream()
                    .anyMatch(field -> field.name.equals("eventCategory") && field.equal.contains("Data"));
        }
    }

    /** A condition on one field of events; each list counts where it is not empty. */
    record Field(
            String name,
            List<String> equal,
            List<String> startsWith,
            List<String> endsWith,
            List<String> notEqual,
            List<String> notStartsWith,
            List<String> notEndsWith) {
        boolean matches(AuditEvent event) {
            var values = EventFields.of(event, name);
            return values.stream().anyMatch(this::allowed)
                    || values.isEmpty() && equal.isEmpty() && startsWith.isEmpty() && endsWith.isEmpty();
        }

        private boolean allowed(String value) {
            boolean positive = equal.isEmpty() && startsWith.isEmpty() && endsWith.isEmpty()
                    || equal.contains(value)
                    || startsWith.stream().anyMatch(value::startsWith)
                    || endsWith.stream().anyMatch(value::endsWith);
            return positive
                    && !notEqual.contains(value)
                    && notStartsWith.stream().noneMatch(value::startsWith)
                    && notEndsWith.stream().noneMatch(value::endsWith);
        }

        int size() {
            return equal.size()
                    + startsWith.size()
                    + endsWith.size()
                    + notEqual.size()
                    + notStartsWith.size()
                    + notEndsWith.size();
        }
    }

    boolean takes(AuditEvent event) {
        return basic.stream().anyMatch(one -> one.takes(event))
                || advanced.stream().anyMatch(one -> one.takes(event));
    }

    /** Whether it may take data events. */
    boolean data() {
        return basic.stream().anyMatch(one -> !one.data.isEmpty())
                || advanced.stream().anyMatch(Advanced::data);
    }
}

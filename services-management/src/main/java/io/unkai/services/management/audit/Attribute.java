package io.unkai.services.management.audit;

import java.util.List;
import java.util.function.Function;

/** What events can be looked up by. */
public enum Attribute {
    EVENT_ID,
    EVENT_NAME,
    READ_ONLY,
    USERNAME,
    RESOURCE_TYPE,
    RESOURCE_NAME,
    EVENT_SOURCE,
    ACCESS_KEY_ID;

    /** The values that an event is found by. */
    List<String> of(AuditEvent event) {
        return switch (this) {
            case EVENT_ID -> List.of(event.id());
            case EVENT_NAME -> List.of(event.name());
            case READ_ONLY -> List.of(Boolean.toString(event.readOnly()));
            case USERNAME -> known(event.username());
            case RESOURCE_TYPE -> each(event, Touched::type);
            case RESOURCE_NAME -> each(event, Touched::name);
            case EVENT_SOURCE -> List.of(event.source());
            case ACCESS_KEY_ID -> known(event.accessKey());
        };
    }

    private static List<String> known(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }

    private static List<String> each(AuditEvent event, Function<Touched, String> value) {
        return event.resources().isEmpty()
                ? List.of()
                : event.resources().stream().map(value).distinct().toList();
    }

    /** What rows say instead of a value: events of one block share it more often. */
    String row(String value) {
        return this == EVENT_ID ? EventIds.family(value) : value;
    }
}

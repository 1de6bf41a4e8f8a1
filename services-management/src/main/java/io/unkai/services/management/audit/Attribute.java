package io.unkai.services.management.audit;

import java.util.List;

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
        var values = switch (this) {
            case EVENT_ID -> List.of(event.id());
            case EVENT_NAME -> List.of(event.name());
            case READ_ONLY -> List.of(Boolean.toString(event.readOnly()));
            case USERNAME -> List.of(event.username());
            case RESOURCE_TYPE -> event.resources().stream().map(Touched::type).toList();
            case RESOURCE_NAME -> event.resources().stream().map(Touched::name).toList();
            case EVENT_SOURCE -> List.of(event.source());
            case ACCESS_KEY_ID -> List.of(event.accessKey());
        };
        return values.stream().filter(value -> !value.isEmpty()).distinct().toList();
    }

    /** What rows say instead of a value: events of one block share it more often. */
    String row(String value) {
        return this == EVENT_ID ? EventIds.family(value) : value;
    }
}

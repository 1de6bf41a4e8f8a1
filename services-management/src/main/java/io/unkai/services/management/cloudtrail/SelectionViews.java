package io.unkai.services.management.cloudtrail;

import io.unkai.api.cloudtrail.AdvancedEventSelector;
import io.unkai.api.cloudtrail.AdvancedFieldSelector;
import io.unkai.api.cloudtrail.DataResource;
import io.unkai.api.cloudtrail.EventSelector;
import io.unkai.api.cloudtrail.ReadWriteType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Selectors as answers show them. */
final class SelectionViews {
    private SelectionViews() {}

    static @Nullable List<EventSelector> basic(Selection selection) {
        if (selection.basic().isEmpty()) {
            return null;
        }
        return selection.basic().stream()
                .map(one -> EventSelector.builder()
                        .readWriteType(readWrite(one.readWrite()).value())
                        .includeManagementEvents(one.management())
                        .dataResources(one.data().stream()
                                .map(data -> DataResource.builder()
                                        .type(data.type())
                                        .values(data.values())
                                        .build())
                                .toList())
                        .excludeManagementEventSources(one.excluded())
                        .build())
                .toList();
    }

    private static ReadWriteType readWrite(Selection.ReadWrite which) {
        return switch (which) {
            case ALL -> ReadWriteType.ALL;
            case READ_ONLY -> ReadWriteType.READ_ONLY;
            case WRITE_ONLY -> ReadWriteType.WRITE_ONLY;
        };
    }

    static @Nullable List<AdvancedEventSelector> advanced(Selection selection) {
        if (selection.advanced().isEmpty()) {
            return null;
        }
        return selection.advanced().stream()
                .map(one -> AdvancedEventSelector.builder()
                        .name(one.name().isEmpty() ? null : one.name())
                        .fieldSelectors(
                                one.fields().stream().map(SelectionViews::field).toList())
                        .build())
                .toList();
    }

    private static AdvancedFieldSelector field(Selection.Field field) {
        return AdvancedFieldSelector.builder()
                .field(field.name())
                .equals(some(field.equal()))
                .startsWith(some(field.startsWith()))
                .endsWith(some(field.endsWith()))
                .notEquals(some(field.notEqual()))
                .notStartsWith(some(field.notStartsWith()))
                .notEndsWith(some(field.notEndsWith()))
                .build();
    }

    private static @Nullable List<String> some(List<String> values) {
        return values.isEmpty() ? null : values;
    }
}

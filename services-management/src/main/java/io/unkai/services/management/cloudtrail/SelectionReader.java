package io.unkai.services.management.cloudtrail;

import static io.unkai.services.management.cloudtrail.TrailErrors.selectors;

import io.unkai.api.cloudtrail.AdvancedEventSelector;
import io.unkai.api.cloudtrail.AdvancedFieldSelector;
import io.unkai.api.cloudtrail.DataResource;
import io.unkai.api.cloudtrail.EventSelector;
import io.unkai.api.cloudtrail.PutEventSelectorsRequest;
import io.unkai.api.cloudtrail.ReadWriteType;
import io.unkai.services.management.audit.DataEvents;
import io.unkai.services.management.cloudtrail.Selection.Advanced;
import io.unkai.services.management.cloudtrail.Selection.Basic;
import io.unkai.services.management.cloudtrail.Selection.Data;
import io.unkai.services.management.cloudtrail.Selection.Field;
import io.unkai.services.management.cloudtrail.Selection.ReadWrite;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads selectors, and refuses those that make no sense. */
final class SelectionReader {
    private static final int MAX_BASIC = 5;
    private static final int MAX_RESOURCES = 250;
    private static final int MAX_VALUES = 500;
    private static final int MAX_VALUE = 2_048;
    private static final Set<String> BASIC_TYPES =
            Set.of("AWS::S3::Object", "AWS::Lambda::Function", "AWS::DynamoDB::Table");
    private static final Set<String> EXCLUDABLE = Set.of("kms.amazonaws.com", "rdsdata.amazonaws.com");

    private SelectionReader() {}

    static Selection read(PutEventSelectorsRequest in) {
        var basic = or(in.eventSelectors());
        var advanced = or(in.advancedEventSelectors());
        if (basic.isEmpty() == advanced.isEmpty()) {
            throw selectors("Specify either EventSelectors or AdvancedEventSelectors, but not both.");
        } else if (basic.size() > MAX_BASIC) {
            throw selectors("A trail can have up to " + MAX_BASIC + " event selectors.");
        }
        var selection = new Selection(
                basic.stream().map(SelectionReader::basic).toList(),
                advanced.stream().map(SelectionReader::advanced).toList());
        checkSize(selection);
        return selection;
    }

    private static void checkSize(Selection selection) {
        int resources = selection.basic().stream()
                .flatMap(one -> one.data().stream())
                .mapToInt(data -> data.values().size())
                .sum();
        if (resources > MAX_RESOURCES) {
            throw selectors("A trail is limited to " + MAX_RESOURCES + " data resources.");
        }
        int values = selection.advanced().stream()
                .flatMap(one -> one.fields().stream())
                .mapToInt(Field::size)
                .sum();
        if (values > MAX_VALUES) {
            throw selectors("A trail can have up to " + MAX_VALUES + " values for all conditions in all advanced event"
                    + " selectors.");
        }
    }

    private static Basic basic(EventSelector in) {
        var readWrite = ReadWriteType.from(Objects.requireNonNullElse(in.readWriteType(), "All"));
        var excluded = or(in.excludeManagementEventSources());
        if (readWrite == null) {
            throw selectors("Invalid ReadWriteType: " + in.readWriteType() + ".");
        } else if (!EXCLUDABLE.containsAll(excluded)) {
            throw selectors(
                    "Only " + String.join(" and ", EXCLUDABLE.stream().sorted().toList())
                            + " can be excluded from management events.");
        }
        return new Basic(
                switch (readWrite) {
                    case ALL -> ReadWrite.ALL;
                    case READ_ONLY -> ReadWrite.READ_ONLY;
                    case WRITE_ONLY -> ReadWrite.WRITE_ONLY;
                },
                !Boolean.FALSE.equals(in.includeManagementEvents()),
                or(in.dataResources()).stream().map(SelectionReader::data).toList(),
                excluded);
    }

    private static Data data(DataResource in) {
        var type = Objects.requireNonNullElse(in.type(), "");
        var values = or(in.values());
        if (!BASIC_TYPES.contains(type)) {
            throw selectors("The resource type " + type + " is not valid for event selectors.");
        } else if (values.stream().anyMatch(value -> !value.startsWith("arn:"))) {
            throw selectors("Value is not a valid ARN for data resources of type " + type + ".");
        }
        checkLengths(values);
        return new Data(type, values);
    }

    private static void checkLengths(List<String> values) {
        if (values.stream().anyMatch(value -> value.length() > MAX_VALUE)) {
            throw selectors("A value is longer than " + MAX_VALUE + " characters.");
        }
    }

    private static Advanced advanced(AdvancedEventSelector in) {
        var fields =
                or(in.fieldSelectors()).stream().map(SelectionReader::field).toList();
        var category = fields.stream()
                .filter(field -> field.name().equals("eventCategory"))
                .toList();
        if (category.size() != 1
                || category.getFirst().equal().size() != 1
                || category.getFirst().size() != 1) {
            throw selectors("Each advanced event selector must have one eventCategory field with one Equals value.");
        }
        var named = category.getFirst().equal().getFirst();
        if (named.equals("Data")) {
            checkData(fields);
        } else if (!named.equals("Management")) {
            throw selectors("The eventCategory " + named + " is not supported; use Management or Data.");
        }
        return new Advanced(Objects.requireNonNullElse(in.name(), ""), fields);
    }

    private static void checkData(List<Field> fields) {
        var types = fields.stream()
                .filter(field -> field.name().equals("resources.type"))
                .toList();
        boolean one = types.size() == 1
                && types.getFirst().equal().size() == 1
                && types.getFirst().size() == 1;
        if (!one || !DataEvents.types().containsAll(types.getFirst().equal())) {
            throw selectors(
                    "An advanced event selector for data events must have one resources.type field with one Equals"
                            + " value, which is one of " + String.join(", ", DataEvents.types()) + ".");
        }
    }

    private static Field field(AdvancedFieldSelector in) {
        var name = Objects.requireNonNullElse(in.field(), "");
        var field = new Field(
                name,
                or(in.equals()),
                or(in.startsWith()),
                or(in.endsWith()),
                or(in.notEquals()),
                or(in.notStartsWith()),
                or(in.notEndsWith()));
        if (!EventFields.ALL.contains(name)) {
            throw selectors("The field " + name + " is not supported in advanced event selectors.");
        } else if (field.size() == 0) {
            throw selectors("The field " + name + " has no condition.");
        }
        List.of(
                        field.equal(),
                        field.startsWith(),
                        field.endsWith(),
                        field.notEqual(),
                        field.notStartsWith(),
                        field.notEndsWith())
                .forEach(SelectionReader::checkLengths);
        return field;
    }

    private static <T> List<T> or(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}

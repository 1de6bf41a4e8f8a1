package io.unkai.kernel.schema;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A constant of a string enum. Members keep the string itself, which may be one that the model does not know. */
public interface WireEnum {
    /** What is on the wire. */
    String value();

    /** What is on the wire of each constant, in order. */
    static List<String> values(WireEnum[] constants) {
        return Arrays.stream(constants).map(WireEnum::value).toList();
    }

    /** The first constant of a value on the wire, or null. */
    static <E extends WireEnum> @Nullable E find(E[] constants, @Nullable String value) {
        for (var constant : constants) {
            if (constant.value().equals(value)) {
                return constant;
            }
        }
        return null;
    }
}

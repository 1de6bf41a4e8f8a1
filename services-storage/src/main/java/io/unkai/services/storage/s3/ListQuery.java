package io.unkai.services.storage.s3;

import io.unkai.kernel.schema.Struct;
import org.jspecify.annotations.Nullable;

/** What the requests of all listings have in common. */
final class ListQuery {
    private ListQuery() {}

    /** How names are written in an answer. */
    enum Encoding {
        /** As they are. */
        NONE,
        /** Percent-encoded. */
        URL;

        String apply(String name) {
            return this == URL ? UrlText.encode(name) : name;
        }

        @Nullable
        String applyNullable(@Nullable String name) {
            return name == null ? null : apply(name);
        }
    }

    /** Reads prefix, delimiter and the size of a page. */
    static Page.Query read(Struct in, @Nullable Integer max, String parameter) {
        if (max != null && max < 0) {
            throw S3Errors.invalidArgument(
                    "Argument " + parameter + " must be an integer between 0 and 2147483647",
                    parameter,
                    Integer.toString(max));
        }
        var prefix = Fields.text(in, "Prefix");
        var delimiter = Fields.text(in, "Delimiter");
        return new Page.Query(
                prefix == null ? "" : prefix,
                delimiter == null || delimiter.isEmpty() ? null : delimiter,
                max == null ? Limits.PAGE : Math.min(max, Limits.PAGE));
    }

    /** Reads the number of the part after which a page begins. */
    static int partMarker(@Nullable String text) {
        try {
            int marker = text == null || text.isEmpty() ? 0 : Integer.parseInt(text);
            if (marker >= 0 && marker < Integer.MAX_VALUE) {
                return marker;
            }
        } catch (NumberFormatException e) {
            throw badMarker(text);
        }
        throw badMarker(text);
    }

    private static RuntimeException badMarker(@Nullable String text) {
        return S3Errors.invalidArgument(
                "Argument part-number-marker must be an integer between 0 and 2147483647",
                "part-number-marker",
                String.valueOf(text));
    }

    /** How a request wants names to be written. */
    static Encoding encoding(Struct in) {
        var type = Fields.text(in, "EncodingType");
        if (type == null || type.isEmpty()) {
            return Encoding.NONE;
        }
        if (!type.equals("url")) {
            throw S3Errors.invalidArgument("Invalid Encoding Method specified in Request", "encoding-type", type);
        }
        return Encoding.URL;
    }
}

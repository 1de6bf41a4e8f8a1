package io.unkai.services.storage.s3;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Struct;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a request says of an object, and says it again in an answer. */
final class PropertiesReader {
    private static final String EXPIRES = "Expires";
    private static final List<String> TEXTS =
            List.of("ContentType", "CacheControl", "ContentDisposition", "ContentEncoding", "ContentLanguage");

    private PropertiesReader() {}

    /** The properties that a request gives. */
    static Properties read(Struct in) {
        var headers = new LinkedHashMap<String, String>();
        TEXTS.forEach(name -> {
            var value = Fields.text(in, name);
            var kept = value != null && name.equals("ContentEncoding") ? withoutChunking(value) : value;
            if (kept != null && !kept.isEmpty()) {
                headers.put(name, kept);
            }
        });
        headers.putIfAbsent("ContentType", Properties.DEFAULT_TYPE);
        if (Fields.get(in, EXPIRES) instanceof Instant expires) {
            headers.put(EXPIRES, expires.toString());
        }
        return new Properties(headers, metadata(in), Tagging.parse(Fields.text(in, "Tagging")), null);
    }

    /** {@code aws-chunked} describes how the body was sent, not what the object is. */
    private static String withoutChunking(String encoding) {
        return Stream.of(encoding.split(",", -1))
                .map(String::strip)
                .filter(one -> !one.equalsIgnoreCase("aws-chunked") && !one.isEmpty())
                .collect(Collectors.joining(","));
    }

    private static Map<String, String> metadata(Struct in) {
        var metadata = new LinkedHashMap<String, String>();
        if (Fields.get(in, "Metadata") instanceof Map<?, ?> given) {
            given.forEach((name, value) ->
                    metadata.put(String.valueOf(name).toLowerCase(Locale.ROOT), String.valueOf(value)));
        }
        long size = metadata.entrySet().stream()
                .mapToLong(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
                .sum();
        if (size > Limits.USER_METADATA) {
            throw new ApiException("MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size")
                    .with("Size", Long.toString(size))
                    .with("MaxSizeAllowed", Integer.toString(Limits.USER_METADATA));
        }
        return metadata;
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** A value that the caller wants in a header of the answer. */
    private static String sendable(String name, String value) {
        boolean fits = value.chars().allMatch(c -> c >= ' ' && c < 0x7f || c >= 0xa0 && c <= 0xff || c == '\t');
        if (!fits) {
            var parameter = "response" + name.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
            throw S3Errors.invalidArgument("Header value cannot be represented using ISO-8859-1.", parameter, value);
        }
        return value;
    }

    /** The members of an answer that say what the object is, overridden by the request's {@code response-*}. */
    static Map<String, Object> answer(Properties properties, Struct in) {
        var members = new LinkedHashMap<String, Object>();
        for (var name : TEXTS) {
            var override = Fields.text(in, "Response" + name);
            var value = override == null ? properties.headers().get(name) : sendable(name, override);
            if (value != null) {
                members.put(name, value);
            }
        }
        var expires = properties.headers().get(EXPIRES);
        if (Fields.get(in, "Response" + EXPIRES) instanceof Instant override) {
            members.put(EXPIRES, override);
        } else if (expires != null) {
            members.put(EXPIRES, Instant.parse(expires));
        }
        members.put("Metadata", properties.metadata());
        if (!properties.tags().isEmpty()) {
            members.put("TagCount", properties.tags().size());
        }
        return members;
    }
}

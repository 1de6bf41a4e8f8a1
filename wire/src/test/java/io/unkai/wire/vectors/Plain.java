package io.unkai.wire.vectors;

import io.unkai.kernel.schema.Binding;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Document;
import io.unkai.kernel.schema.Struct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values as plain trees that compare by meaning and print well: streams are read, numbers of documents lose their type. */
final class Plain {
    private Plain() {}

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case Struct struct -> struct(struct);
            case List<?> list -> list.stream().map(Plain::of).collect(Collectors.toList());
            case Map<?, ?> map -> map(map);
            case Blob blob -> blob(blob.shared());
            case ByteStream stream -> blob(read(stream));
            case Document document ->
                Map.of(
                        "document",
                        Stream.of(document.value())
                                .map(Plain::document)
                                .toList()
                                .toString());
            case BigDecimal number -> number.stripTrailingZeros();
            case null, default -> value;
        };
    }

    /** An input without what a message can't tell from nothing: empty lists, maps and bodies under an HTTP binding. */
    static Map<String, @Nullable Object> ofInput(Struct struct) {
        var members = struct(struct);
        for (var member : struct.schema().members()) {
            if (member.traits().binding().location() != Binding.Location.BODY) {
                var value = members.get(member.name());
                if (List.of().equals(value)
                        || Map.of().equals(value)
                        || blob(new byte[0]).equals(value)) {
                    members.remove(member.name());
                }
            }
        }
        return members;
    }

    private static Map<String, @Nullable Object> struct(Struct struct) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        for (var member : struct.schema().members()) {
            var value = struct.member(member.index());
            if (value != null) {
                members.put(member.name(), of(value));
            }
        }
        return members;
    }

    private static Map<Object, @Nullable Object> map(Map<?, ?> map) {
        var entries = new LinkedHashMap<Object, @Nullable Object>();
        map.forEach((key, value) -> entries.put(key, of(value)));
        return entries;
    }

    /** Numbers of untyped data, whatever their Java type, as canonical decimals. */
    static @Nullable Object document(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(Plain::document).collect(Collectors.toList());
            case Map<?, ?> map -> {
                var entries = new java.util.TreeMap<String, @Nullable Object>();
                map.forEach((key, entry) -> entries.put((String) key, document(entry)));
                yield entries;
            }
            case BigInteger number -> new BigDecimal(number).stripTrailingZeros();
            case Number number -> decimal(number);
            case null, default -> value;
        };
    }

    private static Object decimal(Number number) {
        double wide = number.doubleValue();
        return Double.isNaN(wide) || Double.isInfinite(wide)
                ? wide
                : new BigDecimal(number.toString()).stripTrailingZeros();
    }

    private static String blob(byte[] bytes) {
        return "bytes " + HexFormat.of().formatHex(bytes);
    }

    static byte[] read(ByteStream stream) {
        try (stream) {
            return stream.open().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

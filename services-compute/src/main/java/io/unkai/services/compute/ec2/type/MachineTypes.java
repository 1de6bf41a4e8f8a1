package io.unkai.services.compute.ec2.type;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The catalogue of instance types. */
public final class MachineTypes {
    private static final SortedMap<String, MachineType> ALL = read();

    private MachineTypes() {}

    private static SortedMap<String, MachineType> read() {
        try (var in = MachineTypes.class.getResourceAsStream("catalogue.txt")) {
            if (in == null) {
                throw new IllegalStateException("the catalogue of instance types is missing");
            }
            var types = new TreeMap<String, MachineType>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(MachineType::read)
                    .forEach(type -> types.put(type.name(), type));
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All types, by name. */
    public static Collection<MachineType> all() {
        return ALL.values();
    }

    /** A type, or null where there is none of that name. */
    public static @Nullable MachineType find(String name) {
        return ALL.get(name);
    }
}

package io.unkai.services.compute.ec2.imds;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A place in the tree of what instances may read. */
sealed interface Node {
    /** What can be read. */
    record Leaf(Supplier<byte @Nullable []> content, String type) implements Node {
        static Leaf text(Supplier<@Nullable String> text) {
            return new Leaf(
                    () -> {
                        var found = text.get();
                        return found == null ? null : found.getBytes(StandardCharsets.UTF_8);
                    },
                    "text/plain");
        }
    }

    /** A folder. */
    final class Folder implements Node {
        private final Map<String, Node> children = new TreeMap<>();
        private final Map<String, String> labels = new TreeMap<>();

        /** Adds a text, unless it is null. */
        Folder text(String name, @Nullable String text) {
            if (text != null) {
                children.put(name, Leaf.text(() -> text));
            }
            return this;
        }

        Folder leaf(String name, Leaf leaf) {
            children.put(name, leaf);
            return this;
        }

        /** A folder in this one, made where there is none. */
        Folder folder(String name) {
            return (Folder) children.computeIfAbsent(name, made -> new Folder());
        }

        /** Shows a child under another name in lists. */
        Folder label(String name, String label) {
            labels.put(name, label);
            return this;
        }

        @Nullable
        Node child(String name) {
            return children.get(name);
        }

        /** The names of what is in it, folders with a slash. */
        String list() {
            return children.entrySet().stream()
                    .map(child -> labels.getOrDefault(
                            child.getKey(), child.getValue() instanceof Folder ? child.getKey() + '/' : child.getKey()))
                    .collect(Collectors.joining("\n"));
        }
    }
}

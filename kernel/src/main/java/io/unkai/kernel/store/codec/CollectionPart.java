package io.unkai.kernel.store.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists, sets and maps; they keep their order, and what was not stored is empty. */
sealed interface CollectionPart extends Part {
    /** A list. */
    record Items(Part item) implements CollectionPart {
        @Override
        public void write(CborWriter out, Object value) {
            var items = (Collection<?>) value;
            out.list(items.size());
            items.forEach(one -> item.writeNullable(out, one));
        }

        @Override
        public Object read(CborReader in) {
            int size = in.list();
            var items = new ArrayList<@Nullable Object>(size);
            for (int i = 0; i < size; i++) {
                items.add(item.readNullable(in));
            }
            return Collections.unmodifiableList(items);
        }

        @Override
        public Object absent() {
            return List.of();
        }
    }

    /** A set. */
    record Distinct(Items items) implements CollectionPart {
        @Override
        public void write(CborWriter out, Object value) {
            items.write(out, value);
        }

        @Override
        public Object read(CborReader in) {
            return Collections.unmodifiableSet(new LinkedHashSet<>((List<?>) items.read(in)));
        }

        @Override
        public Object absent() {
            return Set.of();
        }
    }

    /** A map. */
    record Entries(Part key, Part value) implements CollectionPart {
        @Override
        public void write(CborWriter out, Object map) {
            var entries = (Map<?, ?>) map;
            out.map(entries.size());
            entries.forEach((name, one) -> {
                key.write(out, name);
                value.writeNullable(out, one);
            });
        }

        @Override
        public Object read(CborReader in) {
            int size = in.map();
            var entries = new LinkedHashMap<Object, @Nullable Object>();
            for (int i = 0; i < size; i++) {
                var name = key.read(in);
                entries.put(name, value.readNullable(in));
            }
            return Collections.unmodifiableMap(entries);
        }

        @Override
        public Object absent() {
            return Map.of();
        }
    }
}

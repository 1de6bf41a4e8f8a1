package io.unkai.kernel.store.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds how types are written; each record once, so that types may refer to each other. */
final class Parts {
    private final Map<Class<?>, Part> known = new HashMap<>();

    Part of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("cannot store " + type.getTypeName());
        }
        var part = Part.scalar(plain);
        if (part != null) {
            return part;
        } else if (plain.isRecord()) {
            return record(plain);
        } else if (plain.isSealed()) {
            return choice(plain);
        }
        throw new IllegalArgumentException("cannot store " + plain.getName());
    }

    private Part collection(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return new CollectionPart.Items(of(arguments[0]));
        } else if (type.getRawType() == Set.class) {
            return new CollectionPart.Distinct(new CollectionPart.Items(of(arguments[0])));
        } else if (type.getRawType() == Map.class) {
            return new CollectionPart.Entries(of(arguments[0]), of(arguments[1]));
        }
        throw new IllegalArgumentException("cannot store " + type.getTypeName());
    }

    RecordPart record(Class<?> type) {
        if (known.get(type) instanceof RecordPart part) {
            return part;
        }
        var part = new RecordPart(new RecordShape(type));
        known.put(type, part);
        part.resolve(this);
        return part;
    }

    private Part choice(Class<?> type) {
        var found = known.get(type);
        if (found != null) {
            return found;
        }
        var part = new ChoicePart(type);
        known.put(type, part);
        part.resolve(this);
        return part;
    }
}

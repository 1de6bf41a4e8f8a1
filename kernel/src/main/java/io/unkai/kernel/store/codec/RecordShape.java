package io.unkai.kernel.store.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The accessors and the constructor of a record, found once. */
final class RecordShape {
    private final Class<?> type;
    private final List<RecordComponent> components;
    private final MethodHandle[] getters;
    private final MethodHandle constructor;

    RecordShape(Class<?> type) {
        this.type = type;
        var found = type.getRecordComponents();
        if (found == null) {
            throw new IllegalArgumentException(type.getName() + " is not a record");
        }
        this.components = List.of(found);
        try {
            var lookup = MethodHandles.lookup();
            this.getters = new MethodHandle[found.length];
            for (int i = 0; i < found.length; i++) {
                var getter = found[i].getAccessor();
                getter.setAccessible(true);
                getters[i] = lookup.unreflect(getter).asType(MethodType.methodType(Object.class, Object.class));
            }
            var canonical = type.getDeclaredConstructor(
                    Arrays.stream(found).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            this.constructor = lookup.unreflectConstructor(canonical)
                    .asSpreader(Object[].class, found.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot use " + type.getName() + " as a record", e);
        }
    }

    List<RecordComponent> components() {
        return components;
    }

    Class<?> type() {
        return type;
    }

    @Nullable
    Object get(Object holder, int component) {
        try {
            return getters[component].invokeExact(holder);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    Object create(@Nullable Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(Throwable e) {
        return switch (e) {
            case RuntimeException own -> own;
            case Error fatal -> throw fatal;
            default -> new IllegalStateException(type.getName() + " threw", e);
        };
    }
}

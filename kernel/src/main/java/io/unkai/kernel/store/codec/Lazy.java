package io.unkai.kernel.store.codec;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made when it is first asked for: a server has hundreds of record types and needs few of them to start. */
final class Lazy<T> {
    private final Supplier<T> make;
    private volatile @Nullable T made;

    Lazy(Supplier<T> make) {
        this.make = make;
    }

    T get() {
        var value = made;
        return value == null ? make() : value;
    }

    private synchronized T make() {
        var value = made;
        if (value == null) {
            value = make.get();
            made = value;
        }
        return value;
    }
}

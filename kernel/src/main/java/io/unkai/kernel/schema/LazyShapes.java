package io.unkai.kernel.schema;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The shapes of one of a service's operations, loaded when first asked for; generated code knows them by number. */
public abstract class LazyShapes implements Supplier<OperationShapes> {
    private final int index;
    private volatile @Nullable OperationShapes loaded;

    /**
     * @param index the operation's place in its service
     */
    protected LazyShapes(int index) {
        this.index = index;
    }

    /** Loads the shapes of an operation; may be called more than once. */
    protected abstract OperationShapes load(int place);

    @Override
    public final OperationShapes get() {
        var shapes = loaded;
        if (shapes == null) {
            shapes = load(index);
            loaded = shapes;
        }
        return shapes;
    }
}

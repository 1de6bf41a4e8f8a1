package io.unkai.kernel.schema;

import org.jspecify.annotations.Nullable;

/**
 * Untyped data.
 *
 * @param value null, {@link Boolean}, {@link Number}, {@link String}, an immutable {@link java.util.List} of these, or an
 *     immutable {@link java.util.Map} from {@link String} to these, nested values included unwrapped
 */
public record Document(@Nullable Object value) {}

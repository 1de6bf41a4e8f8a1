package io.unkai.kernel.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items what is on the page, in order
 * @param last the encoded key after which the next page starts, or null on the last page
 * @param <T> an item
 */
@SuppressWarnings("ArrayRecordComponent")
public record Page<T>(List<T> items, byte @Nullable [] last) {}

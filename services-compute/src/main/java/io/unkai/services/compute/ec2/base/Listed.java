package io.unkai.services.compute.ec2.base;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an answer.
 *
 * @param nextToken continues the list, or null on the last page
 * @param <R> as answers show it
 */
public record Listed<R>(List<R> items, @Nullable String nextToken) {}

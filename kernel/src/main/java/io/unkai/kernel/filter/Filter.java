package io.unkai.kernel.filter;

import java.util.List;

/**
 * A filter of a list, as the caller gave it.
 *
 * @param name what is compared, for example {@code vpc-id} or {@code tag:Owner}
 * @param values patterns of which one must match
 */
public record Filter(String name, List<String> values) {}

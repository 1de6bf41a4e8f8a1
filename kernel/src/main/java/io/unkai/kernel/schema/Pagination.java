package io.unkai.kernel.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an operation's pages are asked for; names of members.
 *
 * @param inputTokens what the caller sends to go on
 * @param outputTokens what the answer gives for it
 * @param limit the member that bounds a page, or null
 * @param results the lists that are cut into pages
 */
public record Pagination(
        List<String> inputTokens,
        List<String> outputTokens,
        @Nullable String limit,
        List<String> results) {}

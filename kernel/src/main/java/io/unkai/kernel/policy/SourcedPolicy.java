package io.unkai.kernel.policy;

/**
 * A policy with where it comes from, for explanations.
 *
 * @param source its ARN, or words for what has none, for example {@code inline policy NAME of user X}
 * @param version for example {@code v3}, or empty
 * @param policy the document
 */
public record SourcedPolicy(String source, String version, Policy policy) {}

package io.unkai.kernel.policy;

/** Where in a document something stands: line and column of its first character and after its last, from 1. */
public record Span(int startLine, int startColumn, int endLine, int endColumn) {}

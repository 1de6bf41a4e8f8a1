package io.unkai.kernel.policy;

/**
 * A statement that matches a request.
 *
 * @param layer the kind of its policy
 * @param policy the policy it stands in
 * @param statement the statement
 */
public record Match(Layer layer, SourcedPolicy policy, Statement statement) {}

package io.unkai.kernel.policy;

import io.unkai.kernel.call.Principal;

/**
 * What is asked of policies.
 *
 * @param principal who wants to act
 * @param action prefix and name, for example {@code s3:GetObject}
 * @param resource the ARN of what is acted on, or {@code *} where the action knows no resource
 * @param keys the request's context
 */
public record AccessRequest(Principal principal, String action, String resource, ContextKeys keys) {}

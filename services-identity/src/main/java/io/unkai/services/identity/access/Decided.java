package io.unkai.services.identity.access;

import io.unkai.kernel.policy.Trace;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What decided a call: its first permission that is refused, else its last one.
 *
 * @param action what was asked for
 * @param resource on what
 * @param owner the account that owns the resource, or null
 * @param trace the decision with all that had a part in it
 * @param keys the condition keys that policies mostly ask about
 */
record Decided(String action, String resource, @Nullable String owner, Trace trace, Map<String, String> keys) {}

package io.unkai.kernel.policy;

/** What a statement does to what it matches. */
public enum Effect {
    ALLOW,
    DENY
}

package io.unkai.kernel.call;

/**
 * What the caller of a call may do beside the call itself. Operations ask that act on many things and answer for each, or
 * whose answer depends on what else the caller may see; everything else was decided before the handler runs.
 */
@FunctionalInterface
public interface Access {
    /** Everything is allowed, as to an account's root user. */
    Access ALL = (action, resource) -> true;

    /**
     * Whether the caller may do something.
     *
     * @param action prefix and name, for example {@code s3:ListBucket}
     * @param resource the ARN of what it acts on, or {@code *}
     */
    boolean allows(String action, String resource);
}

package io.unkai.kernel.policy;

/** By which of its names a statement concerns a principal; later is stronger. */
enum Grant {
    /** Not at all. */
    NONE,
    /** By its account, which may pass the permission on by policies of its own. */
    ACCOUNT,
    /** By what the session was made from, the role or the user; boundary and session policies still limit it. */
    ORIGIN,
    /** By its own name, or as anyone; nothing but a deny limits it within the account. */
    DIRECT
}

package io.unkai.services.identity.iam.entity;

import java.time.Instant;

/** A thing with a name, a path and a unique id. */
public interface Entity {
    /** What it is. */
    Kind kind();

    /** The twelve-digit account. */
    String account();

    /** The unique id; a thing of the same name made later has another. */
    String id();

    /** The path, between slashes. */
    String path();

    /** The name, as it was given. */
    String name();

    /** When it was made. */
    Instant created();

    /** The ARN. */
    default String arn() {
        return kind().arn(account(), path(), name());
    }
}

package io.unkai.kernel.event;

import io.unkai.kernel.schema.Blob;
import java.time.Instant;

/**
 * Something that happened.
 *
 * @param source what it happened to; events of one source are told in order
 * @param type what happened, for example {@code ec2.vpc.created}
 * @param at the cloud's time
 * @param detail what else there is to know, in the form that the type has
 */
public record Event(String source, String type, Instant at, Blob detail) {}

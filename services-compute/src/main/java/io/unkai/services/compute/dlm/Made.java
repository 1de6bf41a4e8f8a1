package io.unkai.services.compute.dlm;

import io.unkai.api.ec2.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule made: a snapshot or an image.
 *
 * @param id names it
 * @param source the id of the volume or instance that it is of
 * @param started when it was asked for
 * @param counts whether it can be relied on
 */
record Made(
        String id, String source, Instant started, @Nullable List<Tag> tags, boolean counts) {}

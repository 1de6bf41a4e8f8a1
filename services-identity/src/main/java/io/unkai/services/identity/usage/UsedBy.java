package io.unkai.services.identity.usage;

import io.unkai.kernel.call.Principal;
import java.time.Instant;

/**
 * A call that somebody made.
 *
 * @param principal who
 * @param accessKey the access key id that signed, or empty
 * @param service what was called, as IAM's actions name it, for example {@code s3}
 * @param region where
 * @param time when
 */
public record UsedBy(Principal principal, String accessKey, String service, String region, Instant time) {}

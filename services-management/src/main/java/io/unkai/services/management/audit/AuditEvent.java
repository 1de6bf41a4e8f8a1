package io.unkai.services.management.audit;

import java.time.Instant;
import java.util.List;

/**
 * An event.
 *
 * @param id a UUID
 * @param time when the call came in
 * @param account the account that is told of it
 * @param region where it happened; events of global services happen in {@code us-east-1}
 * @param source the service, for example {@code s3.amazonaws.com}
 * @param name the event's name, for example {@code CreateBucket}
 * @param readOnly whether it changed nothing
 * @param global whether the service is global
 * @param dataType the type of the resources whose data it worked on, or empty for a management event
 * @param username who called, by the name that lookups know
 * @param accessKey the access key id that signed, or empty
 * @param identityArn who called, by ARN
 * @param resources what it named
 * @param json the event as it is delivered
 */
public record AuditEvent(
        String id,
        Instant time,
        String account,
        String region,
        String source,
        String name,
        boolean readOnly,
        boolean global,
        String dataType,
        String username,
        String accessKey,
        String identityArn,
        List<Touched> resources,
        String json) {
    /** Whether it is about resources, not about their data. */
    public boolean management() {
        return dataType.isEmpty();
    }
}

package io.unkai.services.compute.ec2.template;

import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Resource;
import java.time.Instant;

/**
 * A launch template.
 *
 * @param key where it is; its id begins with {@code lt-}
 * @param name unique in its account and region
 * @param created when
 * @param createdBy the ARN of who made it
 * @param standard the number of its default version
 * @param latest the number of its newest version
 */
public record StoredTemplate(Key key, String name, Instant created, String createdBy, long standard, long latest)
        implements Resource {
    StoredTemplate withStandard(long number) {
        return new StoredTemplate(key, name, created, createdBy, number, latest);
    }

    StoredTemplate withLatest(long number) {
        return new StoredTemplate(key, name, created, createdBy, standard, number);
    }
}

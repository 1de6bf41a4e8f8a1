package io.unkai.services.identity.iam.certificate;

import io.unkai.kernel.schema.Blob;
import io.unkai.services.identity.iam.entity.Owned;
import java.time.Instant;

/**
 * A name and password that one service takes from a user.
 *
 * @param service for example {@code cassandra.amazonaws.com}
 * @param name the name, unique by the account in it
 * @param sealedPassword the password, sealed for {@link #purpose(String)}
 * @param active whether it may be used
 * @param created when it was made or reset
 */
public record ServiceCredential(String service, String name, Blob sealedPassword, boolean active, Instant created) {
    /** Credentials of one user for one service. */
    static final int PER_SERVICE = 2;

    /** The credentials of each user, by their ids. */
    public static final Owned<ServiceCredential> OWNED =
            new Owned<>("iam.service-credentials", ServiceCredential.class);

    /** What the password of a credential is sealed for. */
    public static String purpose(String id) {
        return "service-credential:" + id;
    }

    /** The same, usable or not. */
    ServiceCredential active(boolean nowActive) {
        return new ServiceCredential(service, name, sealedPassword, nowActive, created);
    }
}

package io.unkai.services.identity.iam.certificate;

import io.unkai.services.identity.iam.entity.Owned;
import java.time.Instant;

/**
 * A certificate that a user signs with.
 *
 * @param body the certificate in PEM
 * @param active whether it may be used
 * @param uploaded when
 */
public record SigningCertificate(String body, boolean active, Instant uploaded) {
    /** Certificates of one user. */
    public static final int PER_USER = 2;

    /** The certificates of each user, by their ids. */
    public static final Owned<SigningCertificate> OWNED =
            new Owned<>("iam.signing-certificates", SigningCertificate.class);
}

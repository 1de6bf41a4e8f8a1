package io.unkai.services.identity.iam.entity;

import io.unkai.kernel.schema.Blob;
import java.time.Instant;

/**
 * A certificate with its private key, for servers.
 *
 * @param account the twelve-digit account
 * @param id the unique id
 * @param path between slashes
 * @param name as it was given
 * @param created when it was uploaded
 * @param body the certificate in PEM
 * @param chain the certificates above it in PEM, or empty
 * @param sealedKey the private key in PEM, sealed
 * @param expires when it expires
 */
public record ServerCertificate(
        String account,
        String id,
        String path,
        String name,
        Instant created,
        String body,
        String chain,
        Blob sealedKey,
        Instant expires)
        implements Entity {
    @Override
    public Kind kind() {
        return Kind.SERVER_CERTIFICATE;
    }

    /** What the private key of a certificate is sealed for. */
    public static String purpose(String id) {
        return "server-certificate:" + id;
    }

    /** The same with another name or path. */
    public ServerCertificate renamed(String newPath, String newName) {
        return new ServerCertificate(account, id, newPath, newName, created, body, chain, sealedKey, expires);
    }
}

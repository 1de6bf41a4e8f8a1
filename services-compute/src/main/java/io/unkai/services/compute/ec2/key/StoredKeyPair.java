package io.unkai.services.compute.ec2.key;

import io.unkai.kernel.schema.Blob;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Resource;
import java.time.Instant;

/**
 * A key pair, of which only the public half is kept.
 *
 * @param key where it is; its id begins with {@code key-}
 * @param name unique in its account and region
 * @param kind what it is
 * @param ssh the public key as SSH has it
 * @param comment what the line of the public key ends with
 * @param fingerprint as EC2 computes it
 * @param created when
 */
public record StoredKeyPair(
        Key key, String name, KeyKind kind, Blob ssh, String comment, String fingerprint, Instant created)
        implements Resource {
    /** The line that lets its owner in, as {@code authorized_keys} files have it. */
    public String line() {
        return new SshPublicKey(kind, ssh, Blob.EMPTY).line(comment);
    }
}

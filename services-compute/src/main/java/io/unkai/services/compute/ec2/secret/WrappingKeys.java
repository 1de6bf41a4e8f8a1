package io.unkai.services.compute.ec2.secret;

import io.unkai.kernel.schema.Blob;
import org.jspecify.annotations.Nullable;

/** Keys of accounts that wrap the keys of their disks. Each account has one in each region, until a key management service keeps them. */
public interface WrappingKeys {
    /** Wraps a secret with the key of an ARN. */
    Blob wrap(String arn, byte[] secret);

    /** What was wrapped with the key of an ARN, or null where that cannot be used or did not wrap it. */
    byte @Nullable [] unwrap(String arn, Blob wrapped);
}

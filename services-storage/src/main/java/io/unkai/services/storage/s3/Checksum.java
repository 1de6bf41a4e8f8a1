package io.unkai.services.storage.s3;

import io.unkai.planes.object.Digest;

/**
 * The checksum stored with an object or a part.
 *
 * @param algorithm any but MD5
 * @param value base64; a composite one has {@code -} and the number of parts at its end
 * @param composite whether it is made of the checksums of parts
 */
record Checksum(Digest algorithm, String value, boolean composite) {}

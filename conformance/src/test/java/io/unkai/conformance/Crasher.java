package io.unkai.conformance;

import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/** Somebody who changes a cloud until it is killed, and knows what must be there afterwards. */
interface Crasher {
    /** Changes one thing after another until the server is gone. */
    void writeUntilRefused(S3Client s3);

    /** What is neither as it was acknowledged nor as it was about to be; then goes on from what is there. */
    List<String> damage(S3Client s3);

    /** How many changes were acknowledged. */
    int acknowledged();
}

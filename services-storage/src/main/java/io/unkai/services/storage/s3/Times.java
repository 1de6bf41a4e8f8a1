package io.unkai.services.storage.s3;

import io.unkai.kernel.call.Call;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as S3 keeps them. */
final class Times {
    private Times() {}

    /** The time of a call in whole seconds, as headers have it. */
    static Instant of(Call call) {
        return call.now().truncatedTo(ChronoUnit.SECONDS);
    }
}

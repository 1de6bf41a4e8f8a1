package io.unkai.services.storage.s3;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.schema.ByteStream;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CaretakerTest {
    private static final int SIZE = 100_000;
    private final TestCloud cloud = new TestCloud(1);

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void deletesOnlyWhatNothingRefersTo() throws IOException {
        cloud.bucket("bucket");
        cloud.put("bucket", "key", new byte[SIZE]);
        var owned = cloud.bodies();
        var staged = cloud.plane.write(ByteStream.of(new byte[SIZE]), Set.of(), SIZE);
        assertThat(cloud.service.caretaker().collectOrphans()).isZero();
        staged.keep(true);
        staged.close();
        assertThat(cloud.bodies()).hasSize(2);
        assertThat(cloud.service.caretaker().collectOrphans()).isEqualTo(1);
        assertThat(cloud.bodies()).isEqualTo(owned);
        assertThat(cloud.text("bucket", "key")).hasSize(SIZE);
    }

    @Test
    void leavesGarbageToItsCollector() throws IOException {
        cloud.bucket("bucket");
        cloud.put("bucket", "key", new byte[SIZE]);
        cloud.put("bucket", "key", "small");
        assertThat(cloud.service.caretaker().collectOrphans()).isZero();
        assertThat(cloud.collectGarbage()).isZero();
        assertThat(cloud.bodies()).isEmpty();
    }

    @Test
    void readsEveryBody() throws IOException {
        cloud.bucket("bucket");
        cloud.put("bucket", "key", new byte[SIZE]);
        var report = requireNonNull(cloud.service.caretaker().scrub());
        assertThat(report.sound()).isEqualTo(1);
        assertThat(report.damaged()).isEmpty();
    }
}

package io.unkai.services.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.s3.CopyObjectRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.schema.ByteStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
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
        for (int i = 0; i < 1_203; i++) {
            cloud.put("bucket", "key" + i, new byte[40_000]);
        }
        var read = new AtomicLong();
        var report = cloud.service.caretaker().scrub(read::addAndGet);
        assertThat(report.sound()).isEqualTo(1_203);
        assertThat(report.damaged()).isEmpty();
        assertThat(read).hasValue(1_203 * 40_000L);
    }

    @Test
    void namesWhatALostBodyBelongsTo() throws IOException {
        cloud.bucket("bucket");
        cloud.put("bucket", "sound", new byte[SIZE]);
        var before = cloud.bodies();
        cloud.put("bucket", "a/lost", new byte[SIZE]);
        cloud.call(
                S3.COPY_OBJECT,
                CopyObjectRequest.builder()
                        .bucket("bucket")
                        .key("copy")
                        .copySource("bucket/a/lost")
                        .build());
        var id = cloud.bodies().stream()
                .filter(one -> !before.contains(one))
                .findFirst()
                .orElseThrow();
        cloud.plane.delete(id);
        var report = cloud.service.caretaker().scrub(bytes -> {});
        assertThat(report.sound()).isEqualTo(1);
        assertThat(report.damaged()).containsExactly(new Caretaker.Damage(id, List.of("bucket/a/lost", "bucket/copy")));
    }
}

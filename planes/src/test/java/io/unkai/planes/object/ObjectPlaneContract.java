package io.unkai.planes.object;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.FileSegments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link ObjectPlane}; a test class per implementation extends it. */
public abstract class ObjectPlaneContract {
    private static final long NO_LIMIT = 1L << 40;
    private static final int LARGE = 5 * 1024 * 1024 + 77;
    private ObjectPlane plane;

    /** Opens an empty plane. */
    protected abstract ObjectPlane open() throws IOException;

    @BeforeEach
    void openPlane() throws IOException {
        plane = open();
    }

    @AfterEach
    void closePlane() {
        plane.close();
    }

    /** Bytes that depend on nothing but the arguments. */
    protected static byte[] bytes(int size, long seed) {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** A body whose length is only known at its end and that arrives in odd pieces. */
    protected static ByteStream unsized(byte[] bytes) {
        var in = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < bytes.length ? bytes[at++] & 0xff : -1;
            }

            @Override
            public int read(byte[] into, int offset, int count) {
                if (at == bytes.length) {
                    return -1;
                }
                int got = Math.min(Math.min(count, 40_001), bytes.length - at);
                System.arraycopy(bytes, at, into, offset, got);
                at += got;
                return got;
            }
        };
        return new ByteStream() {
            @Override
            public long length() {
                return -1;
            }

            @Override
            public InputStream open() {
                return in;
            }
        };
    }

    private BlobRef store(byte[] bytes) throws IOException {
        try (var staged = plane.write(ByteStream.of(bytes), Set.of(), NO_LIMIT)) {
            staged.keep(true);
            return requireNonNull(staged.blob());
        }
    }

    private byte[] read(BlobRef blob, long offset, long length) throws IOException {
        try (var body = plane.open(blob, offset, length)) {
            assertThat(body.length()).isEqualTo(length);
            return body.open().readAllBytes();
        }
    }

    private List<String> listed() throws IOException {
        var all = new ArrayList<String>();
        plane.list(all::add);
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, ObjectPlane.INLINE_LIMIT})
    void handsSmallBodiesBack(int size) throws IOException {
        var bytes = bytes(size, size);
        try (var staged = plane.write(unsized(bytes), Set.of(Digest.CRC32), NO_LIMIT)) {
            assertThat(staged.size()).isEqualTo(size);
            assertThat(requireNonNull(staged.inline()).bytes()).isEqualTo(bytes);
            assertThat(staged.blob()).isNull();
            assertThat(staged.digest(Digest.MD5)).isEqualTo(Digest.MD5.of(bytes));
            assertThat(staged.digest(Digest.CRC32)).isEqualTo(Digest.CRC32.of(bytes));
        }
        assertThat(listed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {ObjectPlane.INLINE_LIMIT + 1, 256 * 1024, 256 * 1024 + 1, 4 * 1024 * 1024, LARGE})
    void keepsLargeBodies(int size) throws IOException {
        var bytes = bytes(size, size);
        BlobRef blob;
        try (var staged = plane.write(unsized(bytes), EnumSet.allOf(Digest.class), NO_LIMIT)) {
            blob = requireNonNull(staged.blob());
            assertThat(staged.inline()).isNull();
            for (var kind : Digest.values()) {
                assertThat(staged.digest(kind)).as("%s", kind).isEqualTo(kind.of(bytes));
            }
            assertThat(plane.staged(blob.id())).isTrue();
            staged.keep(true);
        }
        assertThat(blob.size()).isEqualTo(size);
        assertThat(plane.staged(blob.id())).isFalse();
        assertThat(listed()).containsExactly(blob.id());
        assertThat(read(blob, 0, size)).isEqualTo(bytes);
        plane.verify(blob.id());
    }

    @Test
    void readsAnyRange() throws IOException {
        var bytes = bytes(LARGE, 3);
        var blob = store(bytes);
        var random = new Random(5);
        for (int i = 0; i < 50; i++) {
            int from = random.nextInt(LARGE);
            int to = from + random.nextInt(LARGE - from + 1);
            assertThat(read(blob, from, to - from))
                    .as("%d to %d", from, to)
                    .isEqualTo(Arrays.copyOfRange(bytes, from, to));
        }
        assertThat(read(blob, LARGE, 0)).isEmpty();
        assertThatThrownBy(() -> plane.open(blob, 1, LARGE)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void segmentsHoldTheSameBytes() throws IOException {
        var bytes = bytes(2 * LARGE, 4);
        var blob = store(bytes);
        for (int from : new int[] {0, 1, 300_000, LARGE, 2 * LARGE - 1}) {
            try (var body = plane.open(blob, from, 2L * LARGE - from)) {
                if (body instanceof FileSegments segments) {
                    assertThat(join(segments)).isEqualTo(Arrays.copyOfRange(bytes, from, 2 * LARGE));
                }
            }
        }
    }

    private static byte[] join(FileSegments segments) throws IOException {
        var joined = new ByteArrayOutputStream();
        for (var one = segments.next(); one != null; one = segments.next()) {
            one.open().transferTo(joined);
        }
        return joined.toByteArray();
    }

    @Test
    void discardsWhatIsNotKept() throws IOException {
        var staged = plane.write(ByteStream.of(bytes(LARGE, 1)), Set.of(), NO_LIMIT);
        var blob = requireNonNull(staged.blob());
        staged.keep(true);
        staged.keep(false);
        staged.close();
        assertThat(listed()).isEmpty();
        assertThat(plane.staged(blob.id())).isFalse();
        assertThatThrownBy(() -> plane.open(blob, 0, 1)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> plane.verify(blob.id())).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100_000, 3_000_000})
    void refusesLongerBodiesThanAllowed(int limit) throws IOException {
        assertThatThrownBy(() -> plane.write(unsized(bytes(limit + 1, 1)), Set.of(), limit))
                .isInstanceOf(BodyTooLargeException.class);
        assertThatThrownBy(() -> plane.write(ByteStream.of(bytes(limit + 1, 1)), Set.of(), limit))
                .isInstanceOf(BodyTooLargeException.class);
        plane.write(unsized(bytes(limit, 1)), Set.of(), limit).close();
        assertThat(listed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 100_000, 3_000_000})
    void leavesNothingWhenTheSenderGoesAway(int after) throws IOException {
        var gone = new IOException("gone");
        var body = new ByteStream() {
            @Override
            public long length() {
                return LARGE;
            }

            @Override
            public InputStream open() {
                return new InputStream() {
                    private int sent;

                    @Override
                    public int read() throws IOException {
                        return read(new byte[1], 0, 1) < 0 ? -1 : 0;
                    }

                    @Override
                    public int read(byte[] into, int offset, int count) throws IOException {
                        if (sent == after) {
                            throw gone;
                        }
                        int got = Math.min(count, after - sent);
                        sent += got;
                        return got;
                    }
                };
            }
        };
        assertThatThrownBy(() -> plane.write(body, Set.of(Digest.SHA256), NO_LIMIT))
                .isSameAs(gone);
        assertThat(listed()).isEmpty();
    }

    @Test
    void deletesOnceAndForAll() throws IOException {
        var blob = store(bytes(LARGE, 1));
        plane.delete(blob.id());
        plane.delete(blob.id());
        assertThat(listed()).isEmpty();
        assertThatThrownBy(() -> plane.open(blob, 0, 1)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void finishesReadingWhatIsDeletedMeanwhile() throws IOException {
        var bytes = bytes(LARGE, 9);
        var blob = store(bytes);
        try (var body = plane.open(blob, 0, LARGE)) {
            var in = body.open();
            var start = in.readNBytes(10);
            plane.delete(blob.id());
            assertThat(start).isEqualTo(Arrays.copyOf(bytes, 10));
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 10, LARGE));
        }
    }

    @Test
    void keepsManyAtOnceApart() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<BlobRef>>();
            for (int i = 0; i < 24; i++) {
                var bytes = bytes(1_000_000 + i, i);
                running.add(threads.submit((Callable<BlobRef>) () -> store(bytes)));
            }
            for (int i = 0; i < running.size(); i++) {
                var blob = running.get(i).get();
                assertThat(read(blob, 0, blob.size())).isEqualTo(bytes(1_000_000 + i, i));
            }
        }
        assertThat(listed()).hasSize(24).doesNotHaveDuplicates();
    }
}

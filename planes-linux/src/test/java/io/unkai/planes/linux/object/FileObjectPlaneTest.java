package io.unkai.planes.linux.object;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.planes.object.BlobRef;
import io.unkai.planes.object.DamagedException;
import io.unkai.planes.object.ObjectPlane;
import io.unkai.planes.object.ObjectPlaneContract;
import io.unkai.planes.object.StorageFullException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileObjectPlaneTest extends ObjectPlaneContract {
    private static final int SIZE = 1_000_000;

    @TempDir
    Path root;

    @Override
    protected ObjectPlane open() throws IOException {
        return new FileObjectPlane(root.resolve("objects"), new Random(1)::nextBytes);
    }

    private static BlobRef store(ObjectPlane plane) throws IOException {
        try (var staged = plane.write(ByteStream.of(bytes(SIZE, 1)), Set.of(), SIZE)) {
            staged.keep(true);
            return requireNonNull(staged.blob());
        }
    }

    private Path file(BlobRef blob) {
        return root.resolve("objects")
                .resolve(blob.id().substring(0, 2))
                .resolve(blob.id().substring(2, 4))
                .resolve(blob.id());
    }

    @Test
    void findsBodiesAgainAfterARestart() throws IOException {
        BlobRef blob;
        try (var plane = open()) {
            blob = store(plane);
        }
        try (var plane = open();
                var body = plane.open(blob, 0, SIZE)) {
            assertThat(body.open().readAllBytes()).isEqualTo(bytes(SIZE, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, 1, 262_143, 262_144, SIZE - 1, SIZE, SIZE + 15, SIZE + 17, SIZE + 25, SIZE + 30, SIZE + 39})
    void noticesEveryFlippedBit(long at) throws IOException {
        BlobRef blob;
        try (var plane = open()) {
            blob = store(plane);
        }
        flip(file(blob), at);
        try (var plane = open()) {
            assertThatThrownBy(() -> plane.verify(blob.id())).isInstanceOf(DamagedException.class);
            assertThatThrownBy(() -> readAll(plane, blob)).isInstanceOf(DamagedException.class);
        }
    }

    private static void flip(Path file, long at) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 4)).flip();
            channel.write(one, at);
        }
    }

    private static byte[] readAll(ObjectPlane plane, BlobRef blob) throws IOException {
        try (var body = plane.open(blob, 0, blob.size())) {
            return body.open().readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 10, 300_000, SIZE, SIZE + 20})
    void noticesMissingBytes(long size) throws IOException {
        try (var plane = open()) {
            var blob = store(plane);
            try (var channel = FileChannel.open(file(blob), StandardOpenOption.WRITE)) {
                channel.truncate(size);
            }
            assertThatThrownBy(() -> plane.verify(blob.id())).isInstanceOf(DamagedException.class);
            assertThatThrownBy(() -> readAll(plane, blob)).isInstanceOf(DamagedException.class);
        }
    }

    @Test
    void sparesTheUndamagedBlocksOfADamagedBody() throws IOException {
        try (var plane = open()) {
            var blob = store(plane);
            flip(file(blob), 600_000);
            try (var body = plane.open(blob, 100, 400_000)) {
                assertThat(body.open().readAllBytes()).hasSize(400_000);
            }
        }
    }

    @Test
    void refusesBodiesWhenTheDiskIsFullAndGoesOnReading() throws IOException {
        var usable = new AtomicLong(1L << 40);
        try (var plane = new FileObjectPlane(root.resolve("objects"), new Random(1)::nextBytes, usable::get)) {
            var blob = store(plane);
            usable.set(Space.RESERVE + SIZE - 1);
            assertThatThrownBy(() -> store(plane)).isInstanceOf(StorageFullException.class);
            assertThat(readAll(plane, blob)).isEqualTo(bytes(SIZE, 1));
            plane.delete(blob.id());
            usable.set(Space.RESERVE + SIZE);
            store(plane);
        }
    }

    @Test
    void keepsFilesToItself() throws IOException {
        try (var plane = open()) {
            var file = file(store(plane));
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
            assertThat(Files.getPosixFilePermissions(requireNonNull(file.getParent())))
                    .hasSize(3);
        }
    }

    @Test
    void refusesIdsThatAreNotItsOwn() throws IOException {
        try (var plane = open()) {
            assertThatThrownBy(() -> plane.delete("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

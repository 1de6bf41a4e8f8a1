package io.unkai.planes.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.schema.Blob;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link BlockPlane}; a test class per implementation extends it. */
public abstract class BlockPlaneContract {
    private static final String VOLUME = "vol-0123456789abcdef0";
    private static final String OTHER = "vol-01234567";

    private static final String THIRD = "vol-76543210";
    private static final String SNAPSHOT = "snap-0123456789abcdef0";
    private static final long MIB = 1L << 20;

    /** Writes a mark of eight letters to a volume that nothing uses. */
    protected abstract void write(String volume, String mark) throws Exception;

    /** The mark that is on a volume; zeros where it is blank. */
    protected abstract String read(String volume) throws Exception;

    /** The plane under test, with an image prepared or quickly so, and no volume. */
    protected abstract BlockPlane plane();

    /** Another plane on the same state, as after a restart of the process. */
    protected abstract BlockPlane reopened();

    /** An image that can be prepared. */
    protected abstract Image image();

    private BlockPlane prepared() {
        var plane = plane();
        plane.prepare(image(), line -> {});
        return plane;
    }

    private static FileTree.Node file(String path, FileTree.Kind kind, String target) {
        return new FileTree.Node(path, kind, 0644, 0, 0, 1, target, 4, Blob.EMPTY);
    }

    @Test
    void makesSnapshotsOfFiles() throws Exception {
        var plane = plane();
        FileTree tree = target -> {
            target.put(file("etc/name", FileTree.Kind.FILE, ""), new ByteArrayInputStream(new byte[] {1, 2, 3, 4}));
            target.put(file("etc/same", FileTree.Kind.LINK, "etc/name"), InputStream.nullInputStream());
            target.put(file("etc/gone", FileTree.Kind.FOLDER, ""), InputStream.nullInputStream());
            target.put(file("etc/gone/pipe", FileTree.Kind.PIPE, ""), InputStream.nullInputStream());
            target.remove("etc/gone");
            target.remove("never/there");
            target.clear("nor/that");
        };
        plane.snapshotOf(SNAPSHOT, 64 * MIB, tree);
        assertThat(plane.snapshots()).containsExactly(SNAPSHOT);
        plane.snapshotOf(SNAPSHOT, 64 * MIB, target -> {
            throw new IOException("it is there already");
        });
        plane.contents().complete(SNAPSHOT);
        plane.createRoot(VOLUME, SNAPSHOT, 128 * MIB);
        assertThat(plane.bytes(VOLUME)).isEqualTo(128 * MIB);
        FileTree bad = target -> {
            throw new IOException("these are no files");
        };
        assertThatThrownBy(() -> plane.snapshotOf("snap-00000002", 64 * MIB, bad))
                .isInstanceOf(IOException.class)
                .hasMessage("these are no files");
        assertThat(plane.snapshots()).containsExactly(SNAPSHOT);
        plane.removeSnapshot("snap-00000002");
    }

    @Test
    void isAvailable() {
        assertThat(plane().unavailable()).isEmpty();
    }

    @Test
    void preparesAnImageOnce() {
        var plane = prepared();
        assertThat(plane.isPrepared(image())).isTrue();
        var progress = new ArrayList<String>();
        plane.prepare(image(), progress::add);
        assertThat(progress).isEmpty();
        assertThat(plane.size(image())).isPositive();
        assertThat(reopened().isPrepared(image())).isTrue();
    }

    @Test
    void makesVolumesAndRemovesThem() {
        var plane = prepared();
        long size = plane.size(image());
        plane.create(VOLUME, image(), size);
        plane.create(VOLUME, image(), size);
        plane.create(OTHER, image(), size + (2L << 30));
        assertThat(plane.volumes()).containsExactlyInAnyOrder(VOLUME, OTHER);
        assertThat(reopened().volumes()).containsExactlyInAnyOrder(VOLUME, OTHER);
        plane.remove(OTHER);
        plane.remove(OTHER);
        assertThat(plane.volumes()).containsExactly(VOLUME);
        plane.removeAll();
        plane.removeAll();
        assertThat(plane.volumes()).isEmpty();
        assertThat(plane.isPrepared(image())).isTrue();
    }

    @Test
    void refusesVolumesThatAreTooSmall() {
        var plane = prepared();
        assertThatThrownBy(() -> plane.create(VOLUME, image(), plane.size(image()) - 1))
                .isInstanceOf(BlockException.class);
        assertThat(plane.volumes()).isEmpty();
    }

    @Test
    void refusesVolumesOfImagesThatAreNotThere() {
        var missing = new Image("debian", "potato");
        assertThat(plane().isPrepared(missing)).isFalse();
        assertThatThrownBy(() -> plane().create(VOLUME, missing, 1L << 40)).isInstanceOf(BlockException.class);
    }

    @Test
    void makesBlankVolumesAndLetsThemGrow() throws Exception {
        var plane = plane();
        plane.createBlank(VOLUME, 3 * MIB);
        plane.createBlank(VOLUME, 3 * MIB);
        assertThat(plane.bytes(VOLUME)).isEqualTo(3 * MIB);
        assertThat(read(VOLUME).chars().filter(letter -> letter != 0)).isEmpty();
        write(VOLUME, "elephant");
        plane.grow(VOLUME, 5 * MIB);
        plane.grow(VOLUME, 4 * MIB);
        assertThat(reopened().bytes(VOLUME)).isEqualTo(5 * MIB);
        assertThat(read(VOLUME)).isEqualTo("elephant");
        assertThatThrownBy(() -> plane.grow(OTHER, MIB)).isInstanceOf(BlockException.class);
        assertThatThrownBy(() -> plane.bytes(OTHER)).isInstanceOf(BlockException.class);
    }

    @Test
    void snapshotsKeepWhatWas() throws Exception {
        var plane = plane();
        plane.createBlank(VOLUME, 2 * MIB);
        write(VOLUME, "the then");
        plane.snapshot(SNAPSHOT, VOLUME);
        write(VOLUME, "the now.");
        plane.snapshot(SNAPSHOT, VOLUME);
        plane.copySnapshot("snap-01234567", SNAPSHOT);
        plane.remove(VOLUME);
        assertThat(reopened().snapshots()).containsExactlyInAnyOrder(SNAPSHOT, "snap-01234567");
        assertThat(plane.volumes()).isEmpty();
        plane.createFrom(OTHER, SNAPSHOT, 3 * MIB);
        plane.removeSnapshot(SNAPSHOT);
        plane.removeSnapshot(SNAPSHOT);
        plane.createFrom(THIRD, "snap-01234567", 2 * MIB);
        assertThat(read(OTHER)).isEqualTo("the then");
        assertThat(read(THIRD)).isEqualTo("the then");
        assertThat(plane.bytes(OTHER)).isEqualTo(3 * MIB);
        assertThatThrownBy(() -> plane.createFrom(VOLUME, SNAPSHOT, 3 * MIB)).isInstanceOf(BlockException.class);
        assertThatThrownBy(() -> plane.createFrom(VOLUME, "snap-01234567", MIB)).isInstanceOf(BlockException.class);
        assertThatThrownBy(() -> plane.snapshot(SNAPSHOT, VOLUME)).isInstanceOf(BlockException.class);
        plane.removeAll();
        assertThat(plane.snapshots()).isEmpty();
    }

    @Test
    void snapshotsAreReadByBlocks() throws Exception {
        var plane = plane();
        plane.createBlank(VOLUME, 2 * MIB);
        plane.snapshot("snap-00000000", VOLUME);
        write(VOLUME, "elephant");
        plane.snapshot(SNAPSHOT, VOLUME);
        var contents = plane.contents();
        assertThat(contents.of("snap-00000000", 0, 10)).isEmpty();
        assertThat(contents.of(SNAPSHOT, 0, 10)).containsExactly(0);
        assertThat(contents.of(SNAPSHOT, 1, 10)).isEmpty();
        assertThat(contents.changed("snap-00000000", SNAPSHOT, 0, 10)).containsExactly(0);
        assertThat(contents.changed(SNAPSHOT, SNAPSHOT, 0, 10)).isEmpty();
        assertThat(new String(contents.read(SNAPSHOT, 0), StandardCharsets.US_ASCII))
                .hasSize(SnapshotBlocks.SIZE)
                .contains("elephant");
        assertThat(contents.read(SNAPSHOT, 3)).containsOnly(0);
        assertThatThrownBy(() -> contents.read("snap-0fffffff", 0)).isInstanceOf(BlockException.class);
        assertThatThrownBy(() -> contents.of("../x", 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void snapshotsAreWrittenByBlocks() throws Exception {
        var plane = plane();
        plane.createBlank(VOLUME, 2 * MIB);
        write(VOLUME, "elephant");
        plane.snapshot(SNAPSHOT, VOLUME);
        var block = new byte[SnapshotBlocks.SIZE];
        Arrays.fill(block, (byte) 'x');
        var next = "snap-00000009";
        plane.contents().begin(next, SNAPSHOT, 3 * MIB);
        plane.contents().begin(next, SNAPSHOT, 3 * MIB);
        plane.contents().write(next, 5, block);
        plane.contents().write(next, 2, block);
        assertThat(plane.snapshots()).containsExactly(SNAPSHOT);
        assertThat(reopened().contents().begun()).containsExactly(next);
        assertThatThrownBy(() -> plane.contents().write(next, 6, block)).isInstanceOf(BlockException.class);
        assertThatThrownBy(() -> plane.contents().write(next, 0, new byte[5])).isInstanceOf(BlockException.class);
        plane.contents().complete(next);
        plane.contents().complete(next);
        assertThat(plane.contents().begun()).isEmpty();
        assertThat(plane.contents().of(next, 0, 10)).containsExactly(0, 2, 5);
        assertThat(plane.contents().of(next, 0, 2)).containsExactly(0, 2);
        assertThat(plane.contents().changed(SNAPSHOT, next, 0, 10)).containsExactly(2, 5);
        assertThatThrownBy(() -> plane.contents().write(next, 0, block)).isInstanceOf(BlockException.class);
        plane.createFrom(OTHER, next, 3 * MIB);
        assertThat(read(OTHER)).isEqualTo("elephant");
        plane.contents().begin("snap-00000008", "", MIB);
        plane.removeSnapshot("snap-00000008");
        assertThat(plane.contents().begun()).isEmpty();
        assertThatThrownBy(() -> plane.contents().begin("snap-00000008", SNAPSHOT, MIB))
                .isInstanceOf(BlockException.class);
        assertThatThrownBy(() -> plane.contents().complete("snap-00000008")).isInstanceOf(BlockException.class);
    }

    @Test
    void makesVolumesThatMachinesBootFromOfSnapshots() {
        var plane = prepared();
        long size = plane.size(image());
        plane.create(VOLUME, image(), size);
        plane.snapshot(SNAPSHOT, VOLUME);
        plane.createRoot(OTHER, SNAPSHOT, size + (1L << 30));
        plane.createRoot(OTHER, SNAPSHOT, size + (1L << 30));
        assertThat(reopened().bytes(OTHER)).isEqualTo(size + (1L << 30));
        plane.grow(OTHER, size + (2L << 30));
        plane.fillRoot(OTHER);
        plane.fillRoot(OTHER);
        assertThat(plane.bytes(OTHER)).isEqualTo(size + (2L << 30));
        assertThatThrownBy(() -> plane.createRoot(THIRD, SNAPSHOT, size - 1)).isInstanceOf(BlockException.class);
        assertThatThrownBy(() -> plane.fillRoot(THIRD)).isInstanceOf(BlockException.class);
        plane.createBlank("vol-00000000", MIB);
        plane.snapshot("snap-01234567", "vol-00000000");
        assertThatThrownBy(() -> plane.createRoot(THIRD, "snap-01234567", MIB)).isInstanceOf(BlockException.class);
        assertThat(plane.volumes()).containsExactlyInAnyOrder(VOLUME, OTHER, "vol-00000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "snap-", "vol-01234567", "../snap-01234567", "snap-01234567/..", "snap-0123456G", "-"})
    void refusesWhatIsNoIdOfASnapshot(String id) {
        var plane = plane();
        plane.createBlank(VOLUME, MIB);
        assertThatThrownBy(() -> plane.snapshot(id, VOLUME)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plane.createFrom(OTHER, id, MIB)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plane.copySnapshot(id, SNAPSHOT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plane.copySnapshot(SNAPSHOT, id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plane.removeSnapshot(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "vol-", "vol-0123456", "vol-0123456G", "../vol-01234567", "vol-01234567/..", "vol-01234567\n"
            })
    void refusesWhatIsNoId(String id) {
        assertThatThrownBy(() -> plane().create(id, image(), 1L << 40)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plane().remove(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plane().createBlank(id, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plane().createFrom(id, SNAPSHOT, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plane().snapshot(SNAPSHOT, id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plane().grow(id, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}

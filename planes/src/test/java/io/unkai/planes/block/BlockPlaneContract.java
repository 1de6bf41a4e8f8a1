package io.unkai.planes.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link BlockPlane}; a test class per implementation extends it. */
public abstract class BlockPlaneContract {
    private static final String VOLUME = "vol-0123456789abcdef0";
    private static final String OTHER = "vol-01234567";

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

    @ParameterizedTest
    @ValueSource(
            strings = {"", "vol-", "vol-0123456", "vol-0123456G", "../vol-01234567", "vol-01234567/..", "vol-01234567\n"
            })
    void refusesWhatIsNoId(String id) {
        assertThatThrownBy(() -> plane().create(id, image(), 1L << 40)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plane().remove(id)).isInstanceOf(IllegalArgumentException.class);
    }
}

package io.unkai.planes.linux.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CpusTest {
    @Test
    void readsLists() {
        assertThat(Cpus.parse("0-3,8,10-11")).containsExactly(0, 1, 2, 3, 8, 10, 11);
    }

    @Test
    void spreadsMachines() {
        var cpus = new Cpus(List.of(0, 1, 4, 5));
        assertThat(cpus.of(0, 1)).isEqualTo("0");
        assertThat(cpus.of(2, 1)).isEqualTo("4");
        assertThat(cpus.of(1, 3)).isEqualTo("0,1,5");
        assertThat(cpus.of(4095, 64)).isEqualTo("0,1,4,5");
    }
}

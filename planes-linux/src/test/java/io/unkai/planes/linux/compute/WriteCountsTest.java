package io.unkai.planes.linux.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WriteCountsTest {
    @Test
    void areThoseOfLoopDevicesOnly() {
        var text = """
                 254       0 vda 73519 4217 5293026 23137 1176107 1019613 54320800 3205391 0 255528 3251390 0 0 0 0 67403 22861
                   7       0 loop0 11 0 88 1 29345 1240 131072 7 0 4 9 0 0 0 0 0 0
                   7      12 loop12 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
                """;
        assertThat(WriteCounts.of(text))
                .isEqualTo(Map.of("7:0", new WriteCounts(29_345, 131_072L * 512), "7:12", WriteCounts.NONE));
    }
}

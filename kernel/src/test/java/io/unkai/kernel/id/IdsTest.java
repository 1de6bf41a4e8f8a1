package io.unkai.kernel.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void idsHaveTheirForm() {
        var ids = new SecureIds();
        assertThat(ids.next("vpc")).matches("vpc-0[0-9a-f]{16}");
        assertThat(UUID.fromString(ids.uuid()).version()).isEqualTo(4);
        assertThat(ids.text("ABC", 50)).matches("[ABC]{50}");
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(seen.add(ids.next("i"))).isTrue();
        }
    }

    @Test
    void aSeedGivesTheSameIds() {
        assertThat(new SeededIds(5).next("vpc")).isEqualTo(new SeededIds(5).next("vpc"));
        assertThat(new SeededIds(5).next("vpc")).isNotEqualTo(new SeededIds(6).next("vpc"));
    }
}

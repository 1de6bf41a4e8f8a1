package io.unkai.kernel.store.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.schema.Blob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordKeysTest {
    private enum Color {
        GREEN,
        BLUE
    }

    private record Two(String a, String b) {}

    private record Place(String account, String region) {}

    private record Everything(
            Place place,
            Blob blob,
            int i,
            long l,
            boolean flag,
            Color color,
            Instant at,
            @Descending Instant back) {}

    private record Unordered(double value) {}

    private static final RecordKeys<Two> TWO = KeyCodecs.of(Two.class);
    private static final RecordKeys<Everything> EVERYTHING = KeyCodecs.of(Everything.class);

    private static Everything everything(long l, Instant back) {
        return new Everything(
                new Place("1", ""), Blob.of(new byte[] {0, -1, 0}), -5, l, true, Color.BLUE, Instant.EPOCH, back);
    }

    /** Checks that keys come back, and that their bytes sort as the keys are given. */
    @SafeVarargs
    private static <K> void inOrder(RecordKeys<K> codec, K... keys) {
        var encoded = new ArrayList<byte[]>();
        for (var key : keys) {
            var bytes = codec.encode(key);
            assertThat(codec.decode(bytes)).isEqualTo(key);
            encoded.add(bytes);
        }
        var sorted = new ArrayList<>(encoded);
        Collections.reverse(sorted);
        sorted.sort(Arrays::compareUnsigned);
        assertThat(sorted).containsExactlyElementsOf(encoded);
    }

    @Test
    void textSortsByCodePointsAndByComponent() {
        inOrder(
                TWO,
                new Two("", ""),
                new Two("", "z"),
                new Two("\0", ""),
                new Two("\0\0", ""),
                new Two("\1", ""),
                new Two("a", "b"),
                new Two("a\0", ""),
                new Two("a\0b", ""),
                new Two("aa", ""),
                new Two("b", "\u0131"),
                new Two("\uffff", ""),
                new Two("\ud83d\ude00", ""));
    }

    @Test
    void numbersAndTimesSortByValue() {
        var late = Instant.MAX;
        inOrder(
                EVERYTHING,
                everything(Long.MIN_VALUE, late),
                everything(-1, late),
                everything(0, late),
                everything(1, late),
                everything(1, Instant.ofEpochSecond(5, 1)),
                everything(1, Instant.ofEpochSecond(5)),
                everything(1, Instant.ofEpochSecond(-5)),
                everything(1, Instant.MIN),
                everything(256, late),
                everything(Long.MAX_VALUE, late));
    }

    @Test
    void randomKeysSortAsTheirText() {
        long seed = 20_261_122;
        var random = new Random(seed);
        var keys = new ArrayList<Two>();
        for (int i = 0; i < 2_000; i++) {
            keys.add(new Two(text(random), text(random)));
        }
        var expected = keys.stream()
                .distinct()
                .sorted((x, y) -> x.a.equals(y.a) ? x.b.compareTo(y.b) : x.a.compareTo(y.a))
                .toArray(Two[]::new);
        inOrder(TWO, expected);
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append("\0\1a\u00ff\uffff".charAt(random.nextInt(5)));
        }
        return text.toString();
    }

    @Test
    void prefixesHoldExactlyTheirKeys() {
        var range = TWO.prefix("a");
        assertThat(List.of(new Two("a", ""), new Two("a", "\uffff"))).allMatch(key -> holds(range, key));
        assertThat(List.of(new Two("", "a"), new Two("a\0", ""), new Two("aa", "")))
                .noneMatch(key -> holds(range, key));
        var starting = TWO.startingWith("ph", "a");
        assertThat(List.of(new Two("a", "ph"), new Two("a", "photo"), new Two("a", "ph\0")))
                .allMatch(key -> holds(starting, key));
        assertThat(List.of(new Two("a", "p"), new Two("a", "pi"), new Two("b", "ph")))
                .noneMatch(key -> holds(starting, key));
        assertThat(TWO.start("a", "b")).isEqualTo(TWO.encode(new Two("a", "b")));
    }

    private static boolean holds(io.unkai.kernel.store.Range range, Two key) {
        var bytes = TWO.encode(key);
        return Arrays.compareUnsigned(bytes, range.from()) >= 0
                && Arrays.compareUnsigned(bytes, Objects.requireNonNull(range.to())) < 0;
    }

    @Test
    void whatCannotBeAKeyIsRefused() {
        assertThatThrownBy(() -> KeyCodecs.of(Unordered.class).decode(new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("double");
        assertThatThrownBy(() -> KeyCodecs.of(String.class).decode(new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a record");
        assertThatThrownBy(() -> TWO.encode(new Two("\ud83d", ""))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TWO.encode(new Two("", nothing())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b of");
        assertThatThrownBy(() -> TWO.decode(new byte[] {1})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EVERYTHING.startingWith("a")).isInstanceOf(IllegalArgumentException.class);
    }

    @SuppressWarnings("NullAway")
    private static String nothing() {
        @Nullable String none = null;
        return none;
    }
}

package io.unkai.kernel.store.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.schema.Blob;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
    private enum Color {
        GREEN,
        BLUE
    }

    private sealed interface Target {
        record Gateway(String id) implements Target {}

        record Local() implements Target {}
    }

    private record Route(String cidr, Target target) {}

    private record Tree(String name, List<Tree> branches) {}

    private record Everything(
            String text,
            @Nullable String absent,
            int i,
            @Nullable Integer boxed,
            long l,
            double d,
            boolean flag,
            Color color,
            Instant at,
            Duration delay,
            Blob blob,
            List<Route> routes,
            Set<Color> colors,
            Map<String, List<String>> map,
            Tree tree) {}

    private record Before(String name, int size, String gone) {}

    private record After(
            String name,
            long size,
            int added,
            @Default("7") int declared,
            @Default("BLUE") Color color,
            @Nullable Boolean flag,
            List<String> list,
            Map<String, String> map) {}

    private static Everything everything() {
        return new Everything(
                "caf\u00e9 \ud83d\ude00",
                null,
                Integer.MIN_VALUE,
                70_000,
                Long.MAX_VALUE,
                -0.1,
                true,
                Color.GREEN,
                Instant.ofEpochSecond(-5, 999_999_999),
                Duration.ofMinutes(5),
                Blob.of(new byte[] {0, 1, -1}),
                List.of(new Route("10.0.0.0/8", new Target.Gateway("igw-1")), new Route("::/0", new Target.Local())),
                Set.of(Color.BLUE),
                Map.of("k", List.of("a", "b"), "", List.of()),
                new Tree("root", List.of(new Tree("leaf", List.of()))));
    }

    @Test
    void everyTypeComesBack() {
        var codec = RecordCodec.of(Everything.class);
        assertThat(codec.decode(codec.encode(everything()))).isEqualTo(everything());
    }

    @Test
    void numbersOfEverySizeComeBack() {
        record Amount(long value) {}
        var codec = RecordCodec.of(Amount.class);
        for (int shift = 0; shift < 64; shift++) {
            for (long near = -2; near <= 2; near++) {
                var number = new Amount((1L << shift) + near);
                assertThat(codec.decode(codec.encode(number))).isEqualTo(number);
            }
        }
    }

    @Test
    void textOfEveryLengthClassComesBack() {
        record Text(String text) {}
        var codec = RecordCodec.of(Text.class);
        for (int length : new int[] {0, 23, 24, 255, 256, 65_535, 65_536}) {
            var text = new Text("x".repeat(length));
            assertThat(codec.decode(codec.encode(text))).isEqualTo(text);
        }
    }

    @Test
    void anOlderFormIsRead() {
        var stored = RecordCodec.of(Before.class).encode(new Before("n", 3, "x"));
        assertThat(RecordCodec.of(After.class).decode(stored))
                .isEqualTo(new After("n", 3, 0, 7, Color.BLUE, null, List.of(), Map.of()));
    }

    @Test
    void componentsMayBeReordered() {
        record Order(String b, String a, String c) {}
        record Reorder(String c, String d, String a, String b) {}
        var stored = RecordCodec.of(Order.class).encode(new Order("B", "A", "C"));
        assertThat(RecordCodec.of(Reorder.class).decode(stored))
                .extracting(Reorder::c, Reorder::d, Reorder::a, Reorder::b)
                .containsExactly("C", null, "A", "B");
    }

    @Test
    void unknownComponentsOfEveryTypeAreIgnored() {
        record Little(String text) {}
        var stored = RecordCodec.of(Everything.class).encode(everything());
        assertThat(RecordCodec.of(Little.class).decode(stored)).isEqualTo(new Little("caf\u00e9 \ud83d\ude00"));
    }

    @Test
    void migrationsRunInOrderFromTheStoredVersion() {
        record Renamed(String title, long size) {}
        var zero = RecordCodec.of(Before.class);
        var one = zero.migrating(stored -> stored);
        var two = RecordCodec.of(Renamed.class)
                .migrating(stored -> {
                    stored.put("size", (Long) stored.getOrDefault("size", 0L) + 1);
                    return stored;
                })
                .migrating(stored -> {
                    stored.put("title", stored.remove("name"));
                    return stored;
                });
        assertThat(two.decode(zero.encode(new Before("n", 3, "x")))).isEqualTo(new Renamed("n", 4));
        assertThat(two.decode(one.encode(new Before("n", 3, "x")))).isEqualTo(new Renamed("n", 3));
        assertThat(two.decode(two.encode(new Renamed("t", 5)))).isEqualTo(new Renamed("t", 5));
        assertThatThrownBy(() -> zero.decode(one.encode(new Before("n", 3, "x"))))
                .hasMessageContaining("newer release");
    }

    @Test
    void sealedInterfacesAreStoredByThemselves() {
        var codec = RecordCodec.of(Target.class);
        assertThat(codec.decode(codec.encode(new Target.Gateway("g")))).isEqualTo(new Target.Gateway("g"));
        var stranger = RecordCodec.of(Before.class).encode(new Before("n", 1, "x"));
        assertThatThrownBy(() -> codec.decode(stranger)).hasMessageContaining("does not tell its type");
    }

    @Test
    void whatCannotBeStoredIsRefusedAtItsFirstUse() {
        record Odd(Object anything) {}
        record Generic(List<?> list) {}
        assertThatThrownBy(() -> RecordCodec.of(Odd.class).decode(new byte[] {0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot store");
        assertThatThrownBy(() -> RecordCodec.of(Generic.class).decode(new byte[] {0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot store");
    }

    @Test
    void damagedBytesAreRefused() {
        var codec = RecordCodec.of(Everything.class);
        var stored = codec.encode(everything());
        for (int length = 0; length < stored.length; length++) {
            var part = Arrays.copyOf(stored, length);
            assertThatThrownBy(() -> codec.decode(part)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

package io.unkai.wire.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.unkai.wire.protocol.ServerProtocol;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every official vector that applies to a server, against every protocol we speak. */
class ProtocolVectorsTest {
    private static final double MOST_SKIPS = 0.03;
    private static final List<Vector> VECTORS = Vectors.all();

    @TestFactory
    Stream<DynamicContainer> vectors() {
        return Protocols.ALL.stream()
                .map(protocol -> dynamicContainer(protocol.protocol().name(), tests(protocol)));
    }

    private static Stream<DynamicTest> tests(ServerProtocol protocol) {
        var skips = Skips.of(protocol.protocol());
        return of(protocol).map(vector -> dynamicTest(vector.id(), () -> run(vector, skips)));
    }

    private static Stream<Vector> of(ServerProtocol protocol) {
        return VECTORS.stream().filter(vector -> vector.protocol() == protocol.protocol());
    }

    private static void run(Vector vector, Map<String, String> skips) throws IOException {
        var reason = skips.get(vector.id());
        try {
            new VectorRunner(Protocols.of(vector)).run(vector);
        } catch (AssertionError | RuntimeException failed) {
            Assumptions.assumeTrue(reason == null, reason);
            throw new AssertionError(vector.id() + ": " + failed.getMessage(), failed);
        }
        assertThat(reason).as("passes, so it must not be skipped").isNull();
    }

    @TestFactory
    Stream<DynamicTest> skipsAreFewAndKnown() {
        return Protocols.ALL.stream()
                .map(protocol -> dynamicTest(protocol.protocol().name(), () -> {
                    var ids = of(protocol).map(Vector::id).collect(Collectors.toSet());
                    var skips = Skips.of(protocol.protocol());
                    assertThat(ids).isNotEmpty().containsAll(skips.keySet());
                    assertThat(skips.size()).isLessThan((int) Math.ceil(MOST_SKIPS * ids.size()));
                }));
    }

    @Test
    void idsAreUnique() {
        var ids = VECTORS.stream()
                .map(vector -> vector.protocol() + " " + vector.id())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
    }
}

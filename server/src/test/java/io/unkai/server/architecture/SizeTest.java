package io.unkai.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Keeps files and methods small. The limits never move; {@code size-ratchet.properties} holds what the largest are now
 * and may only shrink, so that what was made smaller stays smaller.
 */
class SizeTest {
    private static final int MAX_FILE_LINES = 500;
    private static final int MAX_METHOD_LINES = 60;
    private static final int MAX_MEDIAN = 80;
    private static final int MAX_P95 = 350;
    private static final String RATCHET = "server/src/test/resources/size-ratchet.properties";

    private static final List<SourceFile> FILES = new ArrayList<>();

    @BeforeAll
    static void measure() throws IOException {
        Path root = Repository.root();
        for (Path file : Repository.mainJava()) {
            FILES.add(SourceFile.measure(root, file));
        }
        FILES.sort(Comparator.comparingInt(SourceFile::lines));
    }

    @Test
    void noFileIsLong() {
        assertThat(FILES).filteredOn(file -> file.lines() > MAX_FILE_LINES).isEmpty();
    }

    @Test
    void noMethodIsLong() {
        assertThat(FILES)
                .filteredOn(file -> file.longestMethod() > MAX_METHOD_LINES)
                .isEmpty();
    }

    @Test
    void mostFilesAreSmall() {
        assertThat(FILES.get(FILES.size() / 2).lines())
                .as("median lines of a file")
                .isLessThanOrEqualTo(MAX_MEDIAN);
        assertThat(FILES.get(FILES.size() * 95 / 100).lines())
                .as("95th percentile of lines of a file")
                .isLessThanOrEqualTo(MAX_P95);
    }

    @Test
    void theLargestFileOnlyShrinks() throws IOException {
        checkRatchet("file.lines", SourceFile::lines);
    }

    @Test
    void theLongestMethodOnlyShrinks() throws IOException {
        checkRatchet("method.lines", SourceFile::longestMethod);
    }

    private static void checkRatchet(String name, ToIntFunction<SourceFile> size) throws IOException {
        Properties ratchet = new Properties();
        ratchet.load(new StringReader(Files.readString(Repository.root().resolve(RATCHET), StandardCharsets.UTF_8)));
        int allowed = Integer.parseInt(ratchet.getProperty(name));
        SourceFile largest = FILES.stream().max(Comparator.comparingInt(size)).orElseThrow();
        int now = size.applyAsInt(largest);
        assertThat(now)
                .as(
                        "%s has %d, the ratchet allows %d: split it; do not raise %s",
                        largest.path(), now, allowed, RATCHET)
                .isLessThanOrEqualTo(allowed);
        if (now < allowed) {
            System.out.println("main code got smaller; tighten with " + name + " = " + now + " in " + RATCHET);
        }
    }
}

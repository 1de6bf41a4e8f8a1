package io.unkai.planes.linux.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptSourceTest {
    @TempDir
    private Path apt;

    @BeforeEach
    void makeParts() throws IOException {
        Files.createDirectory(apt.resolve("sources.list.d"));
    }

    @Test
    void takesWhatTheHostUses() throws IOException {
        Files.writeString(apt.resolve("sources.list.d/debian.sources"), """
                Types: deb
                # a comment
                URIs: http://mirror.example/debian
                Suites: bookworm bookworm-updates
                Components: main

                Types: deb
                URIs: http://mirror.example/debian-security/
                Suites: bookworm-security
                Components: main
                """);
        Files.writeString(
                apt.resolve("sources.list.d/other.list"), "deb https://other.example/linux/debian bookworm stable\n");
        assertThat(AptSource.of(apt, "bookworm"))
                .containsExactly(
                        new AptSource("http://mirror.example/debian", "bookworm"),
                        new AptSource("http://mirror.example/debian", "bookworm-updates"),
                        new AptSource("http://mirror.example/debian-security/", "bookworm-security"));
    }

    @Test
    void readsOneLineEach() throws IOException {
        Files.writeString(apt.resolve("sources.list"), """
                # deb http://old.example/debian bookworm main
                deb [arch=amd64 signed-by=/a] http://mirror.example/debian bookworm contrib main
                deb-src http://mirror.example/debian bookworm main
                """);
        assertThat(AptSource.of(apt, "bookworm"))
                .containsExactly(new AptSource("http://mirror.example/debian", "bookworm"));
    }

    @Test
    void takesThePublicArchiveOnOtherHosts() throws IOException {
        Files.writeString(apt.resolve("sources.list"), "deb http://archive.ubuntu.com/ubuntu noble main\n");
        assertThat(AptSource.of(apt, "bookworm"))
                .hasSize(3)
                .allSatisfy(source -> assertThat(source.uri()).startsWith("http://deb.debian.org/debian"));
    }
}

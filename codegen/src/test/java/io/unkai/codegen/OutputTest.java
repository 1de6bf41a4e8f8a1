package io.unkai.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
    @TempDir
    Path folder;

    @Test
    void leavesSameFilesAloneAndDeletesStaleOnes() throws IOException {
        var first = new Output(folder);
        first.write("a/Same.java", "same");
        first.write("b/Changed.java", "before");
        first.write("c/Stale.java", "stale");
        assertThat(first.finish()).containsExactly("a", "b", "c");
        var old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(folder.resolve("a/Same.java"), old);

        var second = new Output(folder);
        second.write("a/Same.java", "same");
        second.write("b/Changed.java", "after");
        assertThat(second.finish()).containsExactly("b", "c");
        assertThat(Files.getLastModifiedTime(folder.resolve("a/Same.java"))).isEqualTo(old);
        assertThat(folder.resolve("b/Changed.java")).hasContent("after");
        assertThat(folder.resolve("c/Stale.java")).doesNotExist();
        assertThat(second.size()).isEqualTo(2);
    }

    @Test
    void refusesTwoFilesOfOneName() {
        var output = new Output(folder);
        output.write("A.java", "one");
        assertThatThrownBy(() -> output.write("A.java", "two")).hasMessageContaining("A.java is written twice");
    }
}

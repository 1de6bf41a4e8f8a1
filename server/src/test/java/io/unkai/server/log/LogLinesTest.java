package io.unkai.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLinesTest {
    @TempDir
    private Path folder;

    @Test
    void writesNamedFields() {
        assertThat(new LogfmtFormatter().format(record("ready on port 1")))
                .isEqualTo("time=2026-01-02T03:04:05.678Z level=info logger=server.X msg=\"ready on port 1\"\n");
    }

    @Test
    void carriesTheRequest() {
        String line = ScopedValue.where(RequestId.CURRENT, "r-1").call(() -> new LogfmtFormatter().format(record("x")));
        assertThat(line).contains(" request=r-1 msg=x");
    }

    @Test
    void letsNoValueStartALineOrAField() {
        LogRecord hostile = record("a\nlevel=error \"q\" \u2028 \u001b[31m");
        assertThat(new LogfmtFormatter().format(hostile))
                .endsWith("msg=\"a\\nlevel=error \\\"q\\\" \\u2028 \\u001b[31m\"\n")
                .containsOnlyOnce("\n");
        assertThat(new JsonLineFormatter().format(hostile))
                .isEqualTo("{\"time\":\"2026-01-02T03:04:05.678Z\",\"level\":\"info\",\"logger\":\"server.X\","
                        + "\"msg\":\"a\\nlevel=error \\\"q\\\" \\u2028 \\u001b[31m\"}\n");
    }

    @Test
    void keepsAnErrorOnOneLine() {
        LogRecord record = record("failed");
        record.setThrown(new IOException("gone"));
        assertThat(new LogfmtFormatter().format(record))
                .contains("error=\"java.io.IOException: gone\\n")
                .containsOnlyOnce("\n");
    }

    @Test
    void movesFullFilesAwayAndDropsTheOldest() throws IOException {
        Path file = folder.resolve("a.log");
        try (RotatingFile log = new RotatingFile(file, 10, 2)) {
            for (int i = 0; i < 8; i++) {
                log.write("line" + i + "\n");
            }
        }
        assertThat(file).hasContent("line7\n");
        assertThat(folder.resolve("a.log.1")).hasContent("line6\n");
        assertThat(folder.resolve("a.log.2")).hasContent("line5\n");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    private static LogRecord record(String message) {
        LogRecord record = new LogRecord(Level.INFO, message);
        record.setLoggerName("io.unkai.server.X");
        record.setInstant(Instant.parse("2026-01-02T03:04:05.678901Z"));
        return record;
    }
}

package io.unkai.wire.chunked;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the short lines between the chunks. */
final class LineReader {
    /** Bytes in the line before a chunk at most. */
    static final int MAX_CHUNK_HEADER = 1024;

    private final InputStream in;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line without its end, or null at the end of the body. */
    @Nullable
    String next(int limit) throws IOException {
        var line = new ByteArrayOutputStream(128);
        int b = in.read();
        if (b < 0) {
            return null;
        }
        while (b >= 0 && b != '\n') {
            if (line.size() == limit) {
                throw ChunkErrors.incomplete();
            }
            line.write(b);
            b = in.read();
        }
        if (b < 0) {
            throw ChunkErrors.incomplete();
        }
        var text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Reads the end of a line, and nothing else, after a chunk's bytes. */
    void end() throws IOException {
        int b = in.read();
        if (b == '\r') {
            b = in.read();
        }
        if (b != '\n') {
            throw ChunkErrors.incomplete();
        }
    }
}

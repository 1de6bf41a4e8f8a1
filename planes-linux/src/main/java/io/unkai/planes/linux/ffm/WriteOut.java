package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Lets the kernel begin to write what a file has been given, which nobody waits for.
 *
 * @param file its descriptor
 */
public record WriteOut(int file) implements AutoCloseable {
    private static final int READ_WRITE_CLOSE_ON_EXEC = 2 | 0x8_0000;

    /** Opens a file. @throws IOException if that is not possible */
    public static WriteOut of(Path path) throws IOException {
        return new WriteOut(CLibrary.open(path.toString(), READ_WRITE_CLOSE_ON_EXEC));
    }

    /** Begins with all that is only in memory by now. Nothing is said about what of it arrives. */
    public void begin() throws IOException {
        CLibrary.writeOut(file);
    }

    @Override
    public void close() throws IOException {
        CLibrary.close(file);
    }
}

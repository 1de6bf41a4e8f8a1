package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets the kernel read files that are going to be needed, in large parts and many at a time, while something else is done.
 *
 * @param folder the descriptor of the folder that they are in
 */
public record ReadAhead(int folder) {
    private static final Logger LOG = Logger.getLogger(ReadAhead.class.getName());
    private static final int FOLDER = 0x20_0000 | 0x1_0000 | 0x8_0000;
    /** Waits for nobody, follows no link in the last place, and closes on exec. */
    private static final long FILE = 0x800 | 0x2_0000 | 0x8_0000;

    private static final long OPEN_AT = 437;
    private static final long HOW_SIZE = 24;
    private static final long RESOLVE_AT = 16;
    /** Links lead to nowhere outside of the folder. */
    private static final long IN_ROOT = 0x10;

    private static final int END = 2;
    private static final int NEEDED = 3;
    private static final long PART = 512 << 10;
    private static final long MOST = 8 << 20;

    /** Those of a folder that the calling thread sees; other threads may not. @throws IOException if it cannot be opened */
    public static ReadAhead of(Path folder) throws IOException {
        return new ReadAhead(CLibrary.open(folder.toString(), FOLDER));
    }

    /** Begins, and lets go of the folder when it is done. What is not there is left out. */
    public void start(List<String> files) {
        Thread.ofPlatform().daemon().name("read ahead").start(() -> run(files));
    }

    private void run(List<String> files) {
        try {
            for (var file : files) {
                read(file);
            }
        } finally {
            close();
        }
    }

    private void read(String name) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment how = arena.allocate(HOW_SIZE, Long.BYTES);
            how.set(ValueLayout.JAVA_LONG, 0, FILE);
            how.set(ValueLayout.JAVA_LONG, RESOLVE_AT, IN_ROOT);
            int file = (int) CLibrary.syscall(
                    "open", OPEN_AT, folder, name, how.address(), MemorySegment.ofAddress(HOW_SIZE), 0);
            try {
                long size = Math.min(MOST, CLibrary.seek(file, 0, END));
                for (long at = 0; at < size; at += PART) {
                    CLibrary.advise(file, at, PART, NEEDED);
                }
            } finally {
                CLibrary.close(file);
            }
        } catch (IOException e) {
            LOG.log(Level.FINER, name, e);
        }
    }

    private void close() {
        try {
            CLibrary.close(folder);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a folder stays open", e);
        }
    }
}

package io.unkai.server.terminal;

import java.io.IOException;
import java.util.function.Consumer;

/** The other side of a terminal. One thread reads, one writes. */
public interface Shell extends AutoCloseable {
    /** Makes a shell, which may take seconds. */
    @FunctionalInterface
    interface Opening {
        /**
         * Opens it.
         *
         * @param told is told, a line at a time, what takes long
         * @throws IOException if it cannot be; the message is for who asked
         */
        Shell open(Size size, Consumer<String> told) throws IOException;
    }

    /** Waits for bytes to show; -1 once there will be none. */
    int read(byte[] into) throws IOException;

    /** Takes what was typed. */
    void write(byte[] typed) throws IOException;

    /** The terminal has another size. */
    void resize(Size size) throws IOException;

    /** Ends it; whoever reads finds the end. */
    @Override
    void close();
}

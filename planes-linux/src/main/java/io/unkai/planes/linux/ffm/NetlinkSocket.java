package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.io.Serial;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the kernel for changes of addresses, devices, routes and rules (netlink), in the network namespace that the thread was in which
 * opened it. Not for several threads.
 */
public final class NetlinkSocket implements AutoCloseable {
    /** There is no such device. */
    public static final int NO_DEVICE = 19;

    private static final int FAMILY = 16;
    private static final int RAW_CLOSE_ON_EXEC = 3 | 0x8_0000;
    private static final int ROUTE = 0;
    private static final int READ_CLOSE_ON_EXEC = 0x8_0000;

    /** An answer repeats what was asked, so it is as long as that and a little more. */
    private static final int MOST_ANSWERED = 1 << 14;

    private static final int MOST_ASKED = MOST_ANSWERED / 2;
    private static final int ERROR = 2;
    private static final int TYPE_AT = 4;
    private static final int NUMBER_AT = 8;
    private static final int ERROR_AT = 16;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;

    private final int file;
    private final List<Integer> namespaces = new ArrayList<>();
    private int number;

    private NetlinkSocket(int file) {
        this.file = file;
    }

    /** The kernel's refusal, with its error number. */
    public static final class Refused extends IOException {
        @Serial
        private static final long serialVersionUID = 1;

        private final int error;

        Refused(int error) {
            super("error " + error);
            this.error = error;
        }

        /** As {@code errno} counts. */
        public int error() {
            return error;
        }
    }

    /** Opens one where the calling thread is. */
    public static NetlinkSocket open() throws IOException {
        return new NetlinkSocket(CLibrary.socket(FAMILY, RAW_CLOSE_ON_EXEC, ROUTE));
    }

    /**
     * Sends a message and waits for its answer.
     *
     * @param message with its header, whose number is filled in here; it has to ask for an answer
     * @throws Refused if the kernel does not do it
     */
    public void ask(byte[] message) throws IOException {
        if (message.length > MOST_ASKED) {
            throw new IOException("a message of " + message.length + " bytes is too long");
        }
        number++;
        try (var arena = Arena.ofConfined()) {
            var asked = arena.allocateFrom(ValueLayout.JAVA_BYTE, message);
            asked.set(INT, NUMBER_AT, number);
            CLibrary.write(file, asked);
            int error = answer(arena.allocate(MOST_ANSWERED));
            if (error != 0) {
                throw new Refused(-error);
            }
        }
    }

    private int answer(MemorySegment answer) throws IOException {
        while (true) {
            long length = CLibrary.read(file, answer);
            if (length < ERROR_AT + Integer.BYTES) {
                throw new IOException("an answer of " + length + " bytes");
            }
            if (answer.get(SHORT, TYPE_AT) == ERROR && answer.get(INT, NUMBER_AT) == number) {
                return answer.get(INT, ERROR_AT);
            }
        }
    }

    /**
     * The number of a device.
     *
     * @throws Refused if there is none with this name
     */
    public int device(String name) throws IOException {
        int index = CLibrary.deviceIndex(name);
        if (index == 0) {
            throw new Refused(NO_DEVICE);
        }
        return index;
    }

    /** A file descriptor of a network namespace, open as long as this is. */
    public int namespace(Path path) throws IOException {
        int namespace = CLibrary.open(path.toString(), READ_CLOSE_ON_EXEC);
        namespaces.add(namespace);
        return namespace;
    }

    @Override
    public void close() throws IOException {
        for (int namespace : namespaces) {
            CLibrary.close(namespace);
        }
        CLibrary.close(file);
    }
}

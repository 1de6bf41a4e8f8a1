package io.unkai.planes.linux.compute;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads the log of a machine's console: each line has a time, a stream and whether it was ended before what was written. */
final class Console {
    /** Bytes of a log that are kept. */
    static final int MOST_KEPT = 1 << 20;

    private Console() {}

    /** The last bytes of what the machine wrote. */
    static byte[] last(Path log, int most) throws IOException {
        byte[] all = plain(tail(log));
        return Arrays.copyOfRange(all, Math.max(0, all.length - Math.max(0, most)), all.length);
    }

    private static byte[] tail(Path log) throws IOException {
        try (var file = FileChannel.open(log)) {
            var bytes = ByteBuffer.allocate((int) Math.min(file.size(), 2L * MOST_KEPT));
            file.position(file.size() - bytes.capacity());
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {
                // A read may give less than was asked for.
            }
            return Arrays.copyOf(bytes.array(), bytes.position());
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    static byte[] plain(byte[] log) {
        var text = new ByteArrayOutputStream(log.length);
        for (int start = 0; start < log.length; ) {
            int end = indexOf(log, '\n', start, log.length);
            int time = indexOf(log, ' ', start, end);
            int stream = indexOf(log, ' ', Math.min(time + 1, end), end);
            int words = stream + 3;
            if (words <= end) {
                text.write(log, words, end - words);
                if (log[stream + 1] == 'F') {
                    text.write('\n');
                }
            }
            start = end + 1;
        }
        return text.toByteArray();
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return to;
    }
}

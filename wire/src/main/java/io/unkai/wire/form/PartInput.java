package io.unkai.wire.form;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A multipart body read front to back. As a stream it ends where the part at hand ends; {@link #nextPart} goes on to the next
 * one. It holds one buffer, whatever the size of a part.
 */
final class PartInput extends InputStream {
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    /** Up to here nothing belongs to a delimiter. */
    private int clear;

    private boolean atEnd;
    private long taken;

    /** @param boundary as the content type names it, 1 to 70 characters */
    PartInput(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first delimiter may be the very start of the body.
        buffer[0] = '\r';
        buffer[1] = '\n';
        to = 2;
    }

    /** Bytes of the body that were read so far. */
    long taken() {
        return taken - (to - from);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!atEnd && from == clear) {
            look();
        }
        if (atEnd) {
            return -1;
        }
        int count = Math.min(length, clear - from);
        System.arraycopy(buffer, from, target, offset, count);
        from += count;
        return count;
    }

    /** Finds how far the part goes in the buffer, which it fills first where that cannot be told. */
    private void look() throws IOException {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\r') {
                int same = matches(i);
                if (same == delimiter.length) {
                    clear = i;
                    atEnd = i == from;
                    return;
                }
                if (i + same == to) {
                    clear = i;
                    if (i == from) {
                        fill();
                    }
                    return;
                }
            }
        }
        clear = to;
        if (from == to) {
            fill();
        }
    }

    /** How many bytes from there on are those of the delimiter. */
    private int matches(int at) {
        int same = 0;
        while (same < delimiter.length && at + same < to && buffer[at + same] == delimiter[same]) {
            same++;
        }
        return same;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        clear = 0;
        int got = in.read(buffer, to, BUFFER - to);
        if (got < 0) {
            throw FormErrors.malformed();
        }
        to += got;
        taken += got;
    }

    /** Leaves the part at hand, of which all has been read; false where it was the last. */
    boolean nextPart() throws IOException {
        if (!atEnd) {
            throw new IllegalStateException("the part was not read to its end");
        }
        from += delimiter.length;
        clear = from;
        while (to - from < 2) {
            fill();
        }
        if (buffer[from] == '-' && buffer[from + 1] == '-') {
            return false;
        }
        if (!line().isBlank()) {
            throw FormErrors.malformed();
        }
        atEnd = false;
        return true;
    }

    /** The next line of a part's head, or of what follows a delimiter, as ISO 8859-1 and without its end. */
    String line() throws IOException {
        if (taken() > UploadForm.MAX_BEFORE_FILE) {
            throw FormErrors.tooMuchBeforeTheFile(UploadForm.MAX_BEFORE_FILE);
        }
        int length = 0;
        while (true) {
            for (; from + length < to; length++) {
                if (buffer[from + length] == '\n') {
                    return cut(length);
                }
            }
            if (length == BUFFER - delimiter.length) {
                throw FormErrors.malformed();
            }
            fill();
        }
    }

    private String cut(int length) {
        var text = new String(buffer, from, length, StandardCharsets.ISO_8859_1);
        from += length + 1;
        // The line break before a delimiter may be the one that ended a head.
        clear = from;
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}

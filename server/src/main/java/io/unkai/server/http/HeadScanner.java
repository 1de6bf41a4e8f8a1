package io.unkai.server.http;

import io.netty.buffer.ByteBuf;

/** Finds the end of a request's head in bytes that arrive in pieces, looking at each byte once, within the limits. */
final class HeadScanner {
    private static final int MOST_EMPTY_LINES = 4;

    private final HttpLimits limits;
    private int scanned;
    private int lineStart;
    private int lines;
    private int firstLine;
    private int emptyLines;

    HeadScanner(HttpLimits limits) {
        this.limits = limits;
    }

    /**
     * Looks at the bytes after those it has seen; they must still be there, from the reader's index.
     *
     * @return length of the head with its empty line, or 0 where the end is not there yet
     */
    int scan(ByteBuf in) throws RefusedException {
        skipEmptyLines(in);
        if (scanned == 0 && in.isReadable() && in.getByte(in.readerIndex()) != '\r' && !startsLikeRequest(in)) {
            throw RefusedException.malformed("This is not an HTTP request");
        }
        int base = in.readerIndex();
        while (true) {
            int lf = in.indexOf(base + scanned, in.writerIndex(), (byte) '\n');
            scanned = lf < 0 ? in.readableBytes() : lf - base + 1;
            checkLimits();
            if (lf < 0) {
                return 0;
            }
            if (lf == base || in.getByte(lf - 1) != '\r') {
                throw RefusedException.malformed("A line does not end in CR LF");
            }
            if (scanned - lineStart == 2) {
                int length = scanned;
                reset();
                return length;
            }
            if (++lines == 1) {
                firstLine = scanned;
            }
            lineStart = scanned;
        }
    }

    private void skipEmptyLines(ByteBuf in) throws RefusedException {
        while (scanned == 0 && in.readableBytes() >= 2 && in.getByte(in.readerIndex()) == '\r') {
            if (in.getByte(in.readerIndex() + 1) != '\n' || ++emptyLines > MOST_EMPTY_LINES) {
                throw RefusedException.malformed("This is not an HTTP request");
            }
            in.skipBytes(2);
        }
    }

    private static boolean startsLikeRequest(ByteBuf in) {
        return FieldParser.isToken(in.getUnsignedByte(in.readerIndex()));
    }

    private void checkLimits() throws RefusedException {
        if (lines == 0 && scanned > limits.requestLine()) {
            throw new RefusedException(
                    Refusal.TARGET_TOO_LONG, "The request line is longer than " + limits.requestLine() + " bytes");
        }
        if (lines > 0 && scanned - firstLine > limits.headerBytes()) {
            throw new RefusedException(
                    Refusal.HEADERS_TOO_LARGE, "The header is longer than " + limits.headerBytes() + " bytes");
        }
    }

    private void reset() {
        scanned = 0;
        lineStart = 0;
        lines = 0;
        emptyLines = 0;
    }
}

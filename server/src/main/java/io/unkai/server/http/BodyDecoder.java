package io.unkai.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.unkai.wire.http.Headers;
import org.jspecify.annotations.Nullable;

/** Takes the framing off one HTTP/1 request body: a number of bytes, or chunks and trailers. */
final class BodyDecoder {
    private static final int MOST_SIZE_DIGITS = 15;
    private static final int MOST_SIZE_LINE = 1_024;

    private enum State {
        DATA,
        CHUNK_SIZE,
        CHUNK_END,
        TRAILERS,
        DONE
    }

    private final HttpLimits limits;
    private final boolean chunked;
    private State state;
    private long remaining;
    private int scanned;
    private Headers trailers = Headers.empty();

    BodyDecoder(long length, HttpLimits limits) {
        this.limits = limits;
        this.chunked = length == RequestHead.CHUNKED;
        this.remaining = chunked ? 0 : length;
        this.state = chunked ? State.CHUNK_SIZE : length == 0 ? State.DONE : State.DATA;
    }

    boolean done() {
        return state == State.DONE;
    }

    /** Bytes known to be still to come. */
    long remaining() {
        return remaining;
    }

    /** The fields after the last chunk, once done. */
    Headers trailers() {
        return trailers;
    }

    /** The next bytes of the body, to be released by the caller, or null where more input is needed or the end is reached. */
    @Nullable
    ByteBuf next(ByteBuf in) throws RefusedException {
        while (in.isReadable()) {
            switch (state) {
                case DATA -> {
                    return data(in);
                }
                case CHUNK_SIZE -> {
                    if (!chunkSize(in)) {
                        return null;
                    }
                }
                case CHUNK_END -> {
                    if (!chunkEnd(in)) {
                        return null;
                    }
                }
                case TRAILERS -> {
                    if (!trailers(in)) {
                        return null;
                    }
                }
                case DONE -> {
                    return null;
                }
            }
        }
        return null;
    }

    private ByteBuf data(ByteBuf in) {
        int length = (int) Math.min(remaining, in.readableBytes());
        remaining -= length;
        if (remaining == 0) {
            state = chunked ? State.CHUNK_END : State.DONE;
        }
        return in.readRetainedSlice(length);
    }

    private boolean chunkSize(ByteBuf in) throws RefusedException {
        byte[] line = line(in, MOST_SIZE_LINE, Refusal.MALFORMED);
        if (line == null) {
            return false;
        }
        int end = FieldParser.lineEnd(line, 0, line.length);
        int digits = 0;
        long size = 0;
        while (digits < end && Character.digit((char) (line[digits] & 0xff), 16) >= 0) {
            size = size << 4 | Character.digit((char) (line[digits] & 0xff), 16);
            digits++;
        }
        int rest = digits;
        while (rest < end && (line[rest] == ' ' || line[rest] == '\t')) {
            rest++;
        }
        if (digits == 0
                || digits > MOST_SIZE_DIGITS
                || rest < end && line[rest] != ';'
                || rest == end && rest > digits) {
            throw RefusedException.malformed("A chunk size is not valid");
        }
        remaining = size;
        state = size == 0 ? State.TRAILERS : State.DATA;
        return true;
    }

    private boolean chunkEnd(ByteBuf in) throws RefusedException {
        if (in.readableBytes() < 2) {
            return false;
        }
        if (in.readByte() != '\r' || in.readByte() != '\n') {
            throw RefusedException.malformed("A chunk is not as long as its size says");
        }
        state = State.CHUNK_SIZE;
        return true;
    }

    private boolean trailers(ByteBuf in) throws RefusedException {
        while (true) {
            int base = in.readerIndex();
            int lineStart = lastLineStart(in);
            int lf = in.indexOf(base + scanned, in.writerIndex(), (byte) '\n');
            scanned = lf < 0 ? in.readableBytes() : lf + 1 - base;
            if (scanned > limits.headerBytes()) {
                throw new RefusedException(Refusal.HEADERS_TOO_LARGE, "The trailers are too long");
            }
            if (lf < 0) {
                return false;
            }
            if (lf + 1 - lineStart <= 2) {
                byte[] block = ByteBufUtil.getBytes(in, base, scanned);
                in.skipBytes(scanned);
                FieldParser.lineEnd(block, block.length - 2, block.length);
                trailers = FieldParser.parse(block, 0, block.length, limits.headerFields());
                state = State.DONE;
                return true;
            }
        }
    }

    private int lastLineStart(ByteBuf in) {
        int base = in.readerIndex();
        int at = base + scanned;
        while (at > base && in.getByte(at - 1) != '\n') {
            at--;
        }
        return at;
    }

    private byte @Nullable [] line(ByteBuf in, int most, Refusal refusal) throws RefusedException {
        int base = in.readerIndex();
        int lf = in.indexOf(base + scanned, in.writerIndex(), (byte) '\n');
        scanned = lf < 0 ? in.readableBytes() : lf + 1 - base;
        if (scanned > most) {
            throw new RefusedException(refusal, "A line of the body's framing is too long");
        }
        if (lf < 0) {
            return null;
        }
        byte[] line = ByteBufUtil.getBytes(in, base, scanned);
        in.skipBytes(scanned);
        scanned = 0;
        return line;
    }
}

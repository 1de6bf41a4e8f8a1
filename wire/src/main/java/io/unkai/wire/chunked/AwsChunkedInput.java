package io.unkai.wire.chunked;

import io.unkai.kernel.error.ApiException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decodes {@code aws-chunked}. A signed chunk is released only after its signature was found right; the last bytes of a body
 * only after everything behind them, trailers included, was.
 */
final class AwsChunkedInput extends InputStream {
    /** Bytes in a signed chunk at most: it is held in memory. */
    static final int MAX_SIGNED_CHUNK = 16 * 1024 * 1024;

    /** Bytes in a chunk at least, but for the last one with any. */
    static final int MIN_CHUNK = 8192;

    /** Chunks up to this size share one buffer; a longer one is read as it arrives, so that it costs the sender as much. */
    private static final int SHARED_BUFFER = 256 * 1024;

    private static final int READ_AHEAD = 8192;

    private final InputStream in;
    private final LineReader lines;
    private final ChunkFormat format;
    private final byte[] one = new byte[1];
    private byte[] chunk = new byte[0];
    private int position;
    private long remaining;
    private long announcedBytes;
    private int chunks;
    private long lastSize = MIN_CHUNK;
    private boolean ended;
    private Map<String, String> trailers = Map.of();

    /** What was wrong: later reads say it again, lest a caller take the rest for the end. */
    private @Nullable ApiException failure;

    AwsChunkedInput(InputStream in, ChunkFormat format) {
        this.in = new BufferedInputStream(in, READ_AHEAD);
        this.lines = new LineReader(this.in);
        this.format = format;
    }

    /** The trailers, once the end was read. */
    Map<String, String> trailers() {
        return trailers;
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int size) throws IOException {
        Objects.checkFromIndexSize(offset, size, target.length);
        if (size == 0) {
            return 0;
        }
        if (failure != null) {
            throw failure;
        }
        try {
            return decode(target, offset, size);
        } catch (ApiException e) {
            failure = e;
            throw e;
        }
    }

    private int decode(byte[] target, int offset, int size) throws IOException {
        if (remaining == 0 && !ended) {
            nextChunk();
        }
        if (remaining == 0) {
            return -1;
        }
        return format.verifier() == null ? pass(target, offset, size) : release(target, offset, size);
    }

    private void nextChunk() throws IOException {
        var header = ChunkHeader.read(lines);
        if (header.size() == 0) {
            finish(header);
            return;
        }
        chunks++;
        if (lastSize < MIN_CHUNK) {
            throw ChunkErrors.tooShort(chunks, lastSize);
        }
        lastSize = header.size();
        announcedBytes += header.size();
        if (announcedBytes > format.length()) {
            throw ChunkErrors.wrongLength();
        }
        var verifier = format.verifier();
        if (verifier != null) {
            load(header, verifier);
        }
        remaining = header.size();
    }

    /** Reads and checks a signed chunk, and the end of the body with the last one. */
    private void load(ChunkHeader header, ChunkVerifier verifier) throws IOException {
        if (header.size() > MAX_SIGNED_CHUNK) {
            throw ChunkErrors.tooLong(header.size());
        }
        int size = (int) header.size();
        int read;
        if (size <= SHARED_BUFFER) {
            chunk = chunk.length < size ? new byte[size] : chunk;
            read = in.readNBytes(chunk, 0, size);
        } else {
            chunk = in.readNBytes(size);
            read = chunk.length;
        }
        if (read < size) {
            throw ChunkErrors.incomplete();
        }
        lines.end();
        verifier.chunk(header.signature(), chunk, size);
        position = 0;
        if (announcedBytes == format.length()) {
            finish(last());
        }
    }

    private int release(byte[] target, int offset, int size) {
        int taken = (int) Math.min(size, remaining);
        System.arraycopy(chunk, position, target, offset, taken);
        position += taken;
        remaining -= taken;
        return taken;
    }

    /** Hands an unsigned chunk on as it arrives. */
    private int pass(byte[] target, int offset, int size) throws IOException {
        int read = in.read(target, offset, (int) Math.min(size, remaining));
        if (read < 0) {
            throw ChunkErrors.incomplete();
        }
        remaining -= read;
        if (remaining == 0) {
            lines.end();
            if (announcedBytes == format.length()) {
                finish(last());
            }
        }
        return read;
    }

    private ChunkHeader last() throws IOException {
        var header = ChunkHeader.read(lines);
        if (header.size() > 0) {
            throw ChunkErrors.wrongLength();
        }
        return header;
    }

    /** Checks everything from the last, empty chunk on. */
    private void finish(ChunkHeader last) throws IOException {
        ended = true;
        if (announcedBytes != format.length()) {
            throw ChunkErrors.wrongLength();
        }
        var verifier = format.verifier();
        if (verifier != null) {
            verifier.chunk(last.signature(), chunk, 0);
        }
        var announced = format.announced();
        var found = Trailers.read(lines, verifier != null);
        found.checkAnnounced(announced == null ? Set.of() : announced);
        if (announced != null) {
            verifyTrailers(found, verifier);
        }
        trailers = found.fields();
    }

    private static void verifyTrailers(Trailers found, @Nullable ChunkVerifier verifier) {
        if (verifier != null) {
            verifier.trailer(found.signature(), found.canonical());
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

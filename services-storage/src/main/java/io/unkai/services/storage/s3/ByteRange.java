package io.unkai.services.storage.s3;

import io.unkai.kernel.error.ApiException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of an object.
 *
 * @param offset first byte
 * @param length number of bytes
 */
record ByteRange(long offset, long length) {
    /** At most 18 digits, so that every number fits. */
    private static final Pattern HEADER = Pattern.compile("bytes=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

    private static final Pattern COPY = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})");

    /** {@code bytes first-last/size}, as the header of a partial answer has it. */
    String contentRange(long size) {
        return "bytes " + offset + "-" + (offset + length - 1) + "/" + size;
    }

    /**
     * What a Range header asks for, or null for everything: S3 ignores several ranges, other units and what it cannot read.
     *
     * @throws ApiException with 416 if the object has none of the bytes
     */
    static @Nullable ByteRange parse(@Nullable String header, long size) {
        if (header == null) {
            return null;
        }
        var parts = HEADER.matcher(header.strip());
        if (!parts.matches() || parts.group(1).isEmpty() && parts.group(2).isEmpty()) {
            return null;
        }
        if (parts.group(1).isEmpty()) {
            long wanted = Math.min(Long.parseLong(parts.group(2)), size);
            return satisfiable(header, size, size - wanted, size);
        }
        long first = Long.parseLong(parts.group(1));
        long last = parts.group(2).isEmpty() ? size - 1 : Long.parseLong(parts.group(2));
        if (!parts.group(2).isEmpty() && last < first) {
            return null;
        }
        return satisfiable(header, size, first, Math.min(last + 1, size));
    }

    private static ByteRange satisfiable(String header, long size, long from, long to) {
        if (from >= to) {
            throw new ApiException("InvalidRange", 416, "The requested range is not satisfiable")
                    .with("RangeRequested", header)
                    .with("ActualObjectSize", Long.toString(size))
                    .header("Content-Range", "bytes */" + size);
        }
        return new ByteRange(from, to - from);
    }

    /** The stretch of its source that a part copy asks for. */
    static ByteRange parseCopy(@Nullable String header, long size) {
        if (header == null) {
            return new ByteRange(0, size);
        }
        var parts = COPY.matcher(header);
        long first = parts.matches() ? Long.parseLong(parts.group(1)) : 1;
        long last = parts.matches() ? Long.parseLong(parts.group(2)) : 0;
        if (last < first) {
            throw S3Errors.invalidArgument(
                    "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the"
                            + " zero-based offsets of the first and last bytes to copy",
                    "x-amz-copy-source-range",
                    header);
        }
        if (last >= size) {
            throw S3Errors.invalidArgument(
                    "Range specified is not valid for source object of size: " + size,
                    "x-amz-copy-source-range",
                    header);
        }
        return new ByteRange(first, last - first + 1);
    }
}

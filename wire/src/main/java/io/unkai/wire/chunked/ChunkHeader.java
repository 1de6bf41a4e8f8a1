package io.unkai.wire.chunked;

import java.io.IOException;

/**
 * The line before a chunk: {@code size-in-hexadecimal;chunk-signature=...}.
 *
 * @param size number of bytes, 0 for the last chunk
 * @param signature the signature, empty where there is none
 */
record ChunkHeader(long size, String signature) {
    private static final int MAX_DIGITS = 15;
    private static final String SIGNATURE = "chunk-signature=";

    static ChunkHeader read(LineReader lines) throws IOException {
        var line = lines.next(LineReader.MAX_CHUNK_HEADER);
        if (line == null) {
            throw ChunkErrors.incomplete();
        }
        int semicolon = line.indexOf(';');
        var digits = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
        boolean hex = digits.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
        if (digits.isEmpty() || digits.length() > MAX_DIGITS || !hex) {
            throw ChunkErrors.incomplete();
        }
        return new ChunkHeader(
                Long.parseLong(digits, 16), semicolon < 0 ? "" : signature(line.substring(semicolon + 1)));
    }

    /** Signatures of 4A are padded with asterisks, so that the length of a body is known before it is signed. */
    private static String signature(String extensions) {
        for (var extension : extensions.split(";")) {
            var text = extension.strip();
            if (text.startsWith(SIGNATURE)) {
                int end = text.indexOf('*');
                return text.substring(SIGNATURE.length(), end < 0 ? text.length() : end);
            }
        }
        return "";
    }
}

package io.unkai.services.storage.s3;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The object that a copy reads.
 *
 * @param bucket its bucket's name
 * @param key its key
 * @param version its version id, or null for the current one
 */
record CopySource(String bucket, String key, @Nullable String version) {
    private static final String HEADER = "x-amz-copy-source";
    private static final String VERSION = "?versionId=";
    private static final int ESCAPE = 3;

    /** Reads the header: {@code bucket/key}, percent-encoded, with or without a slash in front and a version behind. */
    static CopySource parse(String header) {
        if (header.startsWith("arn:") || header.startsWith("/arn:")) {
            throw S3Errors.notImplemented(HEADER, "copying from an access point");
        }
        var path = header;
        String version = null;
        int question = header.lastIndexOf(VERSION);
        if (question >= 0) {
            path = header.substring(0, question);
            version = decode(header, header.substring(question + VERSION.length()));
        }
        path = decode(header, path);
        path = path.startsWith("/") ? path.substring(1) : path;
        int slash = path.indexOf('/');
        if (slash < 1 || slash == path.length() - 1) {
            throw S3Errors.invalidArgument(
                    "Copy Source must mention the source bucket and key: sourcebucket/sourcekey", HEADER, header);
        }
        return new CopySource(path.substring(0, slash), path.substring(slash + 1), version);
    }

    private static String decode(String header, String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); ) {
            if (text.charAt(i) == '%') {
                bytes.write(octet(header, text, i));
                i += ESCAPE;
            } else {
                int point = text.codePointAt(i);
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(point);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw badEncoding(header);
        }
    }

    private static int octet(String header, String text, int at) {
        if (at + ESCAPE > text.length()) {
            throw badEncoding(header);
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        if (high < 0 || low < 0) {
            throw badEncoding(header);
        }
        return high << 4 | low;
    }

    private static RuntimeException badEncoding(String header) {
        return S3Errors.invalidArgument("Invalid copy source encoding.", HEADER, header);
    }
}

package io.unkai.wire.protocol;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.WholeBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/** Reads bodies into memory, up to a limit. */
public final class BufferedBody {
    private BufferedBody() {}

    /**
     * The whole body.
     *
     * @throws io.unkai.kernel.error.ApiException if it is larger than {@link Limits#BODY_BYTES}
     * @throws IOException if the client went away
     */
    public static byte[] read(ByteStream body) throws IOException {
        if (body.length() == 0) {
            return new byte[0];
        }
        if (body.length() > Limits.BODY_BYTES) {
            throw Malformed.tooLarge();
        }
        var bytes = WholeBody.read(body, Limits.BODY_BYTES);
        if (bytes.length > Limits.BODY_BYTES) {
            throw Malformed.tooLarge();
        }
        return bytes;
    }

    /**
     * The whole body as a document; where the client compressed it with gzip, what it had been before, within the same limit.
     *
     * @throws io.unkai.kernel.error.ApiException if it is too large or not what its encoding says
     * @throws IOException if the client went away
     */
    public static byte[] document(HttpRequest request) throws IOException {
        return unpacked(
                request.headers(),
                read(request.body()),
                () -> Malformed.serialization("The request body is not valid gzip"));
    }

    /** Whether a client says that it compressed its body with gzip. */
    public static boolean isPacked(Headers headers) {
        var encodings = headers.all("Content-Encoding");
        return !encodings.isEmpty()
                && encodings.getLast().strip().toLowerCase(Locale.ROOT).endsWith("gzip");
    }

    /**
     * What a body had been before the client compressed it, or the body itself where it did not or there is none.
     *
     * @param refusal what to throw where the bytes are not what their encoding says
     * @throws io.unkai.kernel.error.ApiException the refusal, or one with status 413 past {@link Limits#BODY_BYTES}
     */
    public static byte[] unpacked(Headers headers, byte[] body, Supplier<ApiException> refusal) {
        if (body.length == 0 || !isPacked(headers)) {
            return body;
        }
        byte[] bytes;
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            bytes = in.readNBytes(Limits.BODY_BYTES + 1);
        } catch (IOException e) {
            // the bytes are all here: it is not the client that went away, they are no gzip
            throw refusal.get();
        }
        if (bytes.length > Limits.BODY_BYTES) {
            throw Malformed.tooLarge();
        }
        return bytes;
    }
}

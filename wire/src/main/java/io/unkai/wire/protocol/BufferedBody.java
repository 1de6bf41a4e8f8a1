package io.unkai.wire.protocol;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.WholeBody;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

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
        var body = read(request.body());
        var encodings = String.join(",", request.headers().all("Content-Encoding"));
        boolean zipped = encodings.strip().toLowerCase(Locale.ROOT).endsWith("gzip");
        return zipped && body.length > 0 ? unzip(body) : body;
    }

    private static byte[] unzip(byte[] body) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            var bytes = in.readNBytes(Limits.BODY_BYTES + 1);
            if (bytes.length > Limits.BODY_BYTES) {
                throw Malformed.tooLarge();
            }
            return bytes;
        } catch (ZipException | EOFException e) {
            throw Malformed.serialization("The request body is not valid gzip");
        }
    }
}

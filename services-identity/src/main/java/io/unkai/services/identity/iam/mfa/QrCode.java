package io.unkai.services.identity.iam.mfa;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Draws QR codes as PNG images, one bit a pixel. */
final class QrCode {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int SCALE = 6;
    private static final int QUIET = 4;

    private QrCode() {}

    /** The image of a text of at most some 1,000 characters. */
    static byte[] png(String text) {
        ByteMatrix modules;
        try {
            modules = Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
        int side = (modules.getWidth() + 2 * QUIET) * SCALE;
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        // One bit, greyscale, no interlacing.
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(side)
                        .putInt(side)
                        .put((byte) 1)
                        .put(new byte[4])
                        .array());
        chunk(out, "IDAT", deflated(pixels(modules, side)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** Rows of bits, white is one; each starts with the filter 0. */
    private static byte[] pixels(ByteMatrix modules, int side) {
        int row = 1 + (side + Byte.SIZE - 1) / Byte.SIZE;
        var pixels = new byte[row * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (!dark(modules, x / SCALE - QUIET, y / SCALE - QUIET)) {
                    pixels[y * row + 1 + x / Byte.SIZE] |= (byte) (0x80 >>> x % Byte.SIZE);
                }
            }
        }
        return pixels;
    }

    private static boolean dark(ByteMatrix modules, int x, int y) {
        return x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight() && modules.get(x, y) == 1;
    }

    private static byte[] deflated(byte[] bytes) {
        try (var deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[4096];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
    }
}

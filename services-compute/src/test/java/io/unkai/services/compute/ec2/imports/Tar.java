package io.unkai.services.compute.ec2.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Writes tar archives as others do, good and bad ones. */
final class Tar {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Tar file(String name, String text) {
        return member(name, '0', "", text.getBytes(StandardCharsets.UTF_8));
    }

    Tar bytes(String name, byte[] bytes) {
        return member(name, '0', "", bytes);
    }

    Tar folder(String name) {
        return member(name, '5', "", new byte[0]);
    }

    Tar symlink(String name, String target) {
        return member(name, '2', target, new byte[0]);
    }

    Tar link(String name, String target) {
        return member(name, '1', target, new byte[0]);
    }

    Tar member(String name, char type, String link, byte[] contents) {
        byte[] header = new byte[512];
        put(header, 0, 100, name);
        put(header, 100, 8, "0000755");
        put(header, 108, 8, "0000000");
        put(header, 116, 8, "0000000");
        put(header, 124, 12, String.format(Locale.ROOT, "%011o", contents.length));
        put(header, 136, 12, "00000000001");
        header[156] = (byte) type;
        put(header, 157, 100, link);
        put(header, 257, 6, "ustar");
        put(header, 263, 2, "00");
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xFF;
        }
        put(header, 148, 7, String.format(Locale.ROOT, "%06o", sum));
        out.writeBytes(header);
        out.writeBytes(contents);
        out.writeBytes(new byte[(512 - contents.length % 512) % 512]);
        return this;
    }

    /** What a pax header says of the member after it. */
    Tar pax(String key, String value) {
        var rest = " " + key + "=" + value + "\n";
        int length = rest.getBytes(StandardCharsets.UTF_8).length;
        int digits = Integer.toString(length).length();
        digits = Integer.toString(length + digits).length();
        return member("pax", 'x', "", ((length + digits) + rest).getBytes(StandardCharsets.UTF_8));
    }

    private static void put(byte[] header, int at, int most, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, Math.min(most, bytes.length));
    }

    byte[] make() {
        byte[] all = out.toByteArray();
        return Arrays.copyOf(all, all.length + 1024);
    }

    static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

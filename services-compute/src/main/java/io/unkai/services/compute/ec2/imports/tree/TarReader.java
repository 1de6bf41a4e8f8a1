package io.unkai.services.compute.ec2.imports.tree;

import io.unkai.kernel.schema.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tar archive from its beginning to its end, as POSIX (ustar, pax) and GNU write it. Every length in it is held against what is
 * allowed before anything is done with it. Sparse files are refused.
 */
final class TarReader {
    private static final int BLOCK = 512;
    /** Most bytes of what is said about a member beside its header. */
    private static final int MAX_EXTRA = 1 << 20;

    private static final int MAX_CAPABILITY = 64;
    private static final String CAPABILITY = "SCHILY.xattr.security.capability";

    private final InputStream in;
    private final byte[] header = new byte[BLOCK];
    private Map<String, byte[]> common = Map.of();
    private long at;
    private long left;
    private long padding;

    TarReader(InputStream in) {
        this.in = in;
    }

    /** What the next member is, or null at the end. What is left of the one before is passed over. @throws IOException where it is no tar archive */
    @Nullable
    TarEntry next() throws IOException {
        var own = new HashMap<>(common);
        while (true) {
            pass();
            if (!readHeader()) {
                return null;
            }
            char type = (char) header[156];
            long size = number(124, 12);
            switch (type) {
                case 'L' -> own.put("path", text(extra(size)));
                case 'K' -> own.put("linkpath", text(extra(size)));
                case 'x', 'X' -> own.putAll(pax(extra(size)));
                case 'g' -> {
                    var said = new HashMap<>(common);
                    said.putAll(pax(extra(size)));
                    common = said;
                    own.putAll(said);
                }
                default -> {
                    return entry(type, own);
                }
            }
        }
    }

    /** The contents of the member that was read last, to be read before the next one. */
    InputStream contents() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                if (left == 0 || length == 0) {
                    return left == 0 ? -1 : 0;
                }
                int read = in.read(into, from, (int) Math.min(length, left));
                if (read < 0) {
                    throw new IOException("The archive ends in the middle of a file.");
                }
                left -= read;
                at += read;
                return read;
            }
        };
    }

    private void pass() throws IOException {
        long rest = left + padding;
        in.skipNBytes(rest);
        at += rest;
        left = 0;
        padding = 0;
    }

    private boolean readHeader() throws IOException {
        int read = in.readNBytes(header, 0, BLOCK);
        at += read;
        if (read == 0) {
            return false;
        }
        if (read < BLOCK) {
            throw new IOException("The archive ends in the middle of a header.");
        }
        int sum = 0;
        boolean blank = true;
        for (int i = 0; i < BLOCK; i++) {
            blank &= header[i] == 0;
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xFF;
        }
        if (blank) {
            return false;
        }
        if (number(148, 8) != sum) {
            throw new IOException("The file is no tar archive, or is damaged.");
        }
        return true;
    }

    private TarEntry entry(char type, Map<String, byte[]> own) throws IOException {
        if (type == 'S' || own.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse."))) {
            throw new IOException("The archive has sparse files, which are not read; make it without them.");
        }
        long size = own.containsKey("size") ? decimal(own, "size", 0) : number(124, 12);
        boolean hasContents = type == '0' || type == 0 || type == '7';
        begin(hasContents ? size : skipped(type, size));
        var capability = own.getOrDefault(CAPABILITY, new byte[0]);
        if (capability.length > MAX_CAPABILITY) {
            throw new IOException("A capability is too long.");
        }
        return new TarEntry(
                own.containsKey("path") ? utf8(own.get("path")) : name(),
                hasContents ? '0' : type,
                (int) number(100, 8) & 07777,
                (int) decimal(own, "uid", number(108, 8)),
                (int) decimal(own, "gid", number(116, 8)),
                decimal(own, "mtime", number(136, 12)),
                own.containsKey("linkpath") ? utf8(own.get("linkpath")) : utf8(field(157, 100)),
                hasContents ? size : 0,
                Blob.of(capability),
                at);
    }

    /** Some archives say how large the file is that a link leads to; nothing follows. */
    private static long skipped(char type, long size) {
        return type >= '1' && type <= '6' ? 0 : size;
    }

    private void begin(long size) throws IOException {
        if (size < 0) {
            throw new IOException("The archive has a file of a size that cannot be.");
        }
        left = size;
        padding = (BLOCK - size % BLOCK) % BLOCK;
    }

    private String name() throws IOException {
        var name = utf8(field(0, 100));
        boolean posix = new String(header, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
        var prefix = posix ? utf8(field(345, 155)) : "";
        return prefix.isEmpty() ? name : prefix + '/' + name;
    }

    private byte[] extra(long size) throws IOException {
        if (size < 0 || size > MAX_EXTRA) {
            throw new IOException("The archive has a header that is too long.");
        }
        begin(size);
        byte[] bytes = contents().readAllBytes();
        pass();
        return bytes;
    }

    private static byte[] text(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return Arrays.copyOf(bytes, end);
    }

    /** Lines of a length, a name and a value, which may be any bytes. */
    private static Map<String, byte[]> pax(byte[] bytes) throws IOException {
        var found = new HashMap<String, byte[]>();
        for (int from = 0; from < bytes.length; ) {
            int space = from;
            int length = 0;
            while (space < bytes.length && bytes[space] >= '0' && bytes[space] <= '9' && length < MAX_EXTRA) {
                length = length * 10 + bytes[space++] - '0';
            }
            int equals = space + 1;
            int end = from + length;
            while (equals < end && equals < bytes.length && bytes[equals] != '=') {
                equals++;
            }
            if (end > bytes.length || equals >= end || bytes[space] != ' ' || bytes[end - 1] != '\n') {
                throw new IOException("The archive has a damaged extended header.");
            }
            found.put(
                    new String(bytes, space + 1, equals - space - 1, StandardCharsets.UTF_8),
                    Arrays.copyOfRange(bytes, equals + 1, end - 1));
            from = end;
        }
        return found;
    }

    private static long decimal(Map<String, byte[]> own, String key, long otherwise) throws IOException {
        byte[] said = own.get(key);
        if (said == null) {
            return otherwise;
        }
        var digits = new String(said, StandardCharsets.ISO_8859_1).replaceFirst("\\..*", "");
        if (!digits.matches("-?\\d{1,18}")) {
            throw new IOException("The archive has a damaged number.");
        }
        return Long.parseLong(digits);
    }

    private byte[] field(int from, int length) {
        return text(Arrays.copyOfRange(header, from, from + length));
    }

    private static String utf8(byte[] bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("The archive has a file whose name is not in UTF-8.", e);
        }
    }

    /** An octal number, or a large one in binary. */
    private long number(int from, int length) throws IOException {
        if ((header[from] & 0x80) != 0) {
            long value = header[from] & 0x3F;
            for (int i = from + 1; i < from + length; i++) {
                if (value >>> 55 != 0) {
                    throw new IOException("The archive has a number that is too large.");
                }
                value = value << 8 | header[i] & 0xFF;
            }
            return value;
        }
        var digits = new String(header, from, length, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        if (!digits.matches("[0-7]{0,18}")) {
            throw new IOException("The file is no tar archive, or is damaged.");
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }
}

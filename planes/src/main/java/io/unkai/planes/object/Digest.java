package io.unkai.planes.object;

/** A hash or checksum of a whole body. */
public enum Digest {
    /** 16 bytes; what ETags are made of. */
    MD5,
    /** 4 bytes, big-endian; the checksum of gzip and zip. */
    CRC32,
    /** 4 bytes, big-endian; Castagnoli's polynomial. */
    CRC32C,
    /** 8 bytes, big-endian; the polynomial of NVM Express. */
    CRC64NVME,
    /** 20 bytes. */
    SHA1,
    /** 32 bytes. */
    SHA256;

    /** Starts a hash of this kind. */
    public Hasher hasher() {
        return switch (this) {
            case MD5 -> new MessageHasher("MD5");
            case SHA1 -> new MessageHasher("SHA-1");
            case SHA256 -> new MessageHasher("SHA-256");
            case CRC32 -> new CrcHasher(new java.util.zip.CRC32(), Integer.BYTES);
            case CRC32C -> new CrcHasher(new java.util.zip.CRC32C(), Integer.BYTES);
            case CRC64NVME -> new CrcHasher(new Crc64Nvme(), Long.BYTES);
        };
    }

    /** The hash of bytes in memory. */
    public byte[] of(byte[] bytes) {
        var hasher = hasher();
        hasher.update(bytes, 0, bytes.length);
        return hasher.finish();
    }
}

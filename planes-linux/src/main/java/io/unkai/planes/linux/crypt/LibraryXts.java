package io.unkai.planes.linux.crypt;

import io.unkai.planes.block.DiskKey;
import io.unkai.planes.linux.ffm.XtsContext;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;

/**
 * {@link XtsCipher} of the host's OpenSSL, which uses all that its processor has for it.
 *
 * @param encryption one direction
 * @param decryption the other one
 */
record LibraryXts(XtsContext encryption, XtsContext decryption) implements XtsCipher {
    /** One for a key, or nothing where the host has no such library. */
    static Optional<XtsCipher> of(DiskKey key) {
        byte[] bytes = key.bytes();
        try {
            var encryption = XtsContext.of(bytes, true);
            var decryption = XtsContext.of(bytes, false);
            return encryption.isPresent() && decryption.isPresent()
                    ? Optional.of(new LibraryXts(encryption.get(), decryption.get()))
                    : Optional.empty();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public void encrypt(MemorySegment data, long firstSector) {
        each(encryption, data, firstSector);
    }

    @Override
    public void decrypt(MemorySegment data, long firstSector) {
        each(decryption, data, firstSector);
    }

    private static void each(XtsContext context, MemorySegment data, long firstSector) {
        for (long at = 0; at < data.byteSize(); at += SECTOR) {
            context.apply(data.asSlice(at, SECTOR), firstSector + at / SECTOR);
        }
    }
}

package io.unkai.planes.linux.crypt;

import io.unkai.planes.block.DiskKey;
import java.lang.foreign.MemorySegment;

/**
 * AES-256-XTS over sectors of 512 bytes that are numbered from 0, as dm-crypt's {@code aes-xts-plain64}. Serves one thread at a time.
 */
interface XtsCipher {
    /** Bytes of a sector. */
    int SECTOR = 512;

    /** Encrypts whole sectors in place. */
    void encrypt(MemorySegment data, long firstSector);

    /** Decrypts whole sectors in place. */
    void decrypt(MemorySegment data, long firstSector);

    /** The fastest one that this host has. */
    static XtsCipher of(DiskKey key) {
        return LibraryXts.of(key).orElseGet(() -> new JavaXts(key));
    }
}

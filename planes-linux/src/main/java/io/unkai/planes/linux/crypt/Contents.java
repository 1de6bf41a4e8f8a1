package io.unkai.planes.linux.crypt;

import io.unkai.planes.block.DiskKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is on a disk that nothing writes, whether it is encrypted or not. */
public interface Contents extends AutoCloseable {
    /** Fills an array; with zeros beyond the end. */
    void read(byte[] into, long from) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * Opens a file.
     *
     * @param key what it is encrypted with, or null where it is plain
     */
    static Contents open(Path path, @Nullable DiskKey key) throws IOException {
        return key == null ? new Plain(FileChannel.open(path)) : new Encrypted(CryptFile.open(path, key, false));
    }

    /** A plain file. */
    record Plain(FileChannel file) implements Contents {
        @Override
        public void read(byte[] into, long from) throws IOException {
            var block = ByteBuffer.wrap(into);
            int read = 0;
            while (read >= 0 && block.hasRemaining()) {
                read = file.read(block, from + block.position());
            }
            Arrays.fill(into, block.position(), into.length, (byte) 0);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** A file of ciphertext. */
    record Encrypted(CryptFile file) implements Contents {
        @Override
        public void read(byte[] into, long from) throws IOException {
            file.read(into, 0, into.length, from);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}

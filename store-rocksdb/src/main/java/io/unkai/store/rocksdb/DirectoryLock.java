package io.unkai.store.rocksdb;

import io.unkai.kernel.store.StoreException;
import io.unkai.kernel.store.StoreException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One process at a time uses a data directory. The lock file holds its process id; the kernel frees it when the process ends. */
final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(Path directory) {
        var file = directory.resolve("lock");
        try {
            Files.createDirectories(directory);
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new StoreException(
                        Reason.LOCKED, "The data directory " + directory + " is in use" + by(file), null);
            }
            channel.truncate(0);
            var pid = ProcessHandle.current().pid() + "\n";
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            return new DirectoryLock(channel);
        } catch (IOException e) {
            throw new StoreException(
                    Reason.BROKEN, "Cannot use the data directory " + directory + ": " + e.getMessage(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String by(Path file) throws IOException {
        var pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return pid.isEmpty() ? " by another process" : " by process " + pid;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException(Reason.BROKEN, "Cannot give the data directory back: " + e.getMessage(), e);
        }
    }
}

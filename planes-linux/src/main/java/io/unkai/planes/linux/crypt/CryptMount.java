package io.unkai.planes.linux.crypt;

import io.unkai.planes.block.DiskKey;
import io.unkai.planes.linux.ffm.FuseDevice;
import io.unkai.planes.linux.ffm.SparseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A program: shows a file of ciphertext as what it means, in a folder, until that is unmounted. It outlives the server, as the machine does
 * that uses the disk. The key comes from its input and is nowhere else: not among its arguments, and not on a disk.
 */
public final class CryptMount {
    private static final int THREADS = 4;

    private CryptMount() {}

    /** What it is given: the file, the folder, and a file to note its process in. */
    public static void main(String[] args) throws IOException, InterruptedException {
        byte[] secret = System.in.readNBytes(DiskKey.BYTES);
        var key = new DiskKey(secret);
        Arrays.fill(secret, (byte) 0);
        Files.writeString(
                Path.of(args[2]), Long.toString(ProcessHandle.current().pid()));
        try (var file = CryptFile.open(Path.of(args[0]), key, true);
                var room = SparseFile.openToPunch(Path.of(args[0]));
                var device = FuseDevice.open()) {
            device.mount("unkai-disk", Path.of(args[1]));
            var owner = new AtomicInteger();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < THREADS; i++) {
                var session = new FuseSession(device, file.forAnotherThread(), room, owner);
                threads.add(Thread.ofPlatform().start(session));
            }
            for (var thread : threads) {
                thread.join();
            }
        }
    }
}

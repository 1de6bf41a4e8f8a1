package io.unkai.benchmarks.reference;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** A bare server of one file, as a process of its own. Prints its port. */
public final class FileServer {
    private FileServer() {}

    /** Takes the file. */
    public static void main(String[] words) throws InterruptedException {
        var server = new BareServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Runtime.getRuntime().availableProcessors(),
                Path.of(words[0]));
        System.out.println(server.address().getPort());
        Thread.currentThread().join();
    }
}

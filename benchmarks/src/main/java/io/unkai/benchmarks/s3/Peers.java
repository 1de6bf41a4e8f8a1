package io.unkai.benchmarks.s3;

import io.unkai.benchmarks.Child;
import io.unkai.server.run.FirstStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Other servers of S3, each a process of its own with its own libraries and its data in a folder. */
final class Peers implements AutoCloseable {
    private static final FirstStart KEY = new FirstStart("000000000000", "AKIDPEER", "peer-secret-key");
    private static final long PATIENCE_NANOS = 180_000_000_000L;

    private final List<Child> running = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();

    /** Starts those whose libraries are there, and says which are not. */
    static Peers start(Path folder) throws IOException {
        var peers = new Peers();
        try {
            peers.startS3Proxy(Files.createDirectory(folder.resolve("s3proxy")));
            peers.startS3Mock(Files.createDirectory(folder.resolve("s3mock")));
            return peers;
        } catch (IOException | RuntimeException e) {
            peers.close();
            throw e;
        }
    }

    List<Target> targets() {
        return targets;
    }

    private void startS3Proxy(Path folder) throws IOException {
        int port = freePort();
        var settings = folder.resolve("s3proxy.conf");
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(
                settings,
                String.join(
                        "\n",
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.endpoint=http://127.0.0.1:" + port,
                        "s3proxy.identity=" + KEY.accessKeyId(),
                        "s3proxy.credential=" + KEY.secretAccessKey(),
                        "s3proxy.ignore-unknown-headers=true",
                        "s3proxy.v4-max-non-chunked-request-size=134217728",
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.identity=none",
                        "jclouds.credential=none",
                        "jclouds.filesystem.basedir=" + folder.resolve("data")));
        var quiet = folder.resolve("logback.xml");
        Files.writeString(quiet, "<configuration><root level=\"OFF\"/></configuration>");
        start(
                "S3Proxy",
                "s3proxy",
                port,
                List.of("-Dlogback.configurationFile=" + quiet),
                List.of("org.gaul.s3proxy.Main", "--properties", settings.toString()));
    }

    private void startS3Mock(Path folder) throws IOException {
        int port = freePort();
        start(
                "S3Mock",
                "s3mock",
                port,
                List.of(),
                List.of(
                        "com.adobe.testing.s3mock.S3MockApplication",
                        "--http.port=" + port,
                        "--server.port=0",
                        "--logging.level.root=off",
                        "--com.adobe.testing.s3mock.store.root=" + folder));
    }

    private void start(String name, String libraries, int port, List<String> flags, List<String> main)
            throws IOException {
        var jars = Path.of(System.getProperty("unkai.peers", "peers"), libraries);
        if (!Files.isDirectory(jars)) {
            System.out.println(name + " is left out: its libraries could not be fetched");
            return;
        }
        var words = new ArrayList<>(List.of("-Xmx1g", "--sun-misc-unsafe-memory-access=allow"));
        words.addAll(flags);
        words.addAll(List.of("-cp", jars + "/*"));
        words.addAll(main);
        var child = Child.java(Map.of(), words);
        running.add(child);
        Thread.ofVirtual().start(() -> child.output().lines().forEach(line -> {}));
        if (awaits(child, port)) {
            var target = new Target(name, port, KEY);
            target.call("PUT", "/" + Target.BUCKET, new byte[0]);
            targets.add(target);
        } else {
            System.out.println(name + " is left out: it did not start");
        }
    }

    private static boolean awaits(Child child, int port) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < until && child.alive()) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                LockSupport.parkNanos(100_000_000);
            }
        }
        return false;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        running.forEach(Child::close);
    }
}

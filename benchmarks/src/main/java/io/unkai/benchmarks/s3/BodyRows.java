package io.unkai.benchmarks.s3;

import io.unkai.benchmarks.Child;
import io.unkai.benchmarks.CloudProcess;
import io.unkai.benchmarks.Scratch;
import io.unkai.benchmarks.reference.FileServer;
import io.unkai.planes.object.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32C;

/** Bodies of 64 MiB: out against a bare server that sends a file, in against the same work without HTTP. */
public final class BodyRows {
    private static final int MEBIBYTES = 64;
    private static final long ROUND = 1_500_000_000L;
    private static final int BLOCK = 256 * 1024;
    private static final String KEY = "body";

    private final Target cloud;
    private final List<Target> peers;
    private final byte[] body;

    private BodyRows(Target cloud, List<Target> peers, byte[] body) {
        this.cloud = cloud;
        this.peers = peers;
        this.body = body;
    }

    /** Measures and prints. */
    public static void run() throws IOException, InterruptedException {
        var body = new byte[MEBIBYTES << 20];
        new Random(1).nextBytes(body);
        try (var scratch = Scratch.make();
                var process =
                        CloudProcess.start(Files.createDirectory(scratch.path().resolve("cloud")), List.of());
                var peers = Peers.start(scratch.path())) {
            var file = Files.write(scratch.path().resolve("file"), body);
            var cloud = new Target("cloud", process.port(), process.key());
            cloud.call("PUT", "/" + Target.BUCKET, new byte[0]);
            var rows = new BodyRows(cloud, peers.targets(), body);
            rows.in(scratch.path().resolve("written"));
            rows.out(file);
        }
    }

    private void in(Path file) throws IOException, InterruptedException {
        var contest = new Contest("PUT 64 MiB, signed, checked, durable", "%.0f MiB/s", () -> put(cloud))
                .against("the same hashed and synced, no HTTP", ">= 0.8", () -> write(file));
        for (var peer : peers) {
            contest.against(peer.name(), "> 1", () -> put(peer));
        }
        contest.run();
    }

    private double put(Target target) throws IOException, InterruptedException {
        var sum = Base64.getEncoder().encodeToString(Digest.CRC32C.of(body));
        var whole = target.request("PUT", Target.object(KEY), body, "x-amz-checksum-crc32c", sum);
        return MEBIBYTES * new Drive(target.port(), 1, i -> () -> new byte[][] {whole}).perSecond(ROUND);
    }

    /** What has to be done to the bytes anyway, by one thread: the hash that is signed, that of the ETag, the checksum. */
    private double write(Path path) throws IOException {
        long begun = System.nanoTime();
        int count = 0;
        do {
            var signed = hash("SHA-256");
            var etag = hash("MD5");
            var checksum = new CRC32C();
            try (var file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                for (int at = 0; at < body.length; at += BLOCK) {
                    signed.update(body, at, BLOCK);
                    etag.update(body, at, BLOCK);
                    checksum.update(body, at, BLOCK);
                    file.write(ByteBuffer.wrap(body, at, BLOCK));
                }
                file.force(true);
            }
            signed.digest();
            etag.digest();
            Files.delete(path);
            count++;
        } while (System.nanoTime() - begun < ROUND);
        return (double) MEBIBYTES * count / ((System.nanoTime() - begun) / 1e9);
    }

    private static MessageDigest hash(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void out(Path file) throws IOException, InterruptedException {
        try (var bare = Child.java(
                Map.of(),
                List.of(
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FileServer.class.getName(),
                        file.toString()))) {
            int port = Integer.parseInt(bare.output().readLine());
            var plain = "GET /file HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            for (int connections : new int[] {1, 8}) {
                var title = "GET 64 MiB, " + connections + (connections == 1 ? " connection" : " connections");
                var contest = new Contest(title, "%.0f MiB/s", () -> get(cloud, connections))
                        .against("a bare server with sendfile", ">= 0.8", () -> rate(port, connections, plain));
                for (var peer : peers) {
                    contest.against(peer.name(), "> 1", () -> get(peer, connections));
                }
                contest.run();
            }
        }
    }

    private static double get(Target target, int connections) throws IOException, InterruptedException {
        return rate(target.port(), connections, target.request("GET", Target.object(KEY), new byte[0]));
    }

    private static double rate(int port, int connections, byte[] request) throws IOException, InterruptedException {
        return MEBIBYTES * new Drive(port, connections, i -> () -> new byte[][] {request}).perSecond(ROUND);
    }
}

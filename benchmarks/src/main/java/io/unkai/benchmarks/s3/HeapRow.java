package io.unkai.benchmarks.s3;

import io.unkai.benchmarks.CloudProcess;
import io.unkai.benchmarks.Scratch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many large uploads at a time, then as many downloads, through a server with half a gigabyte of heap. */
final class HeapRow {
    private static final int CLIENTS = 64;
    private static final int PIECE = 1 << 20;
    private static final long WANTED = 1L << 30;
    /** Of the disk that is free. */
    private static final double SHARE = 0.5;

    private HeapRow() {}

    static void run() throws IOException, InterruptedException {
        try (var scratch = Scratch.make()) {
            long size = size(scratch.path());
            System.out.println(CLIENTS + " bodies of " + (size >> 20) + " MiB at a time, in a heap of 512 MiB"
                    + (size < WANTED ? " (the disk has no room for 1 GiB each)" : ""));
            try (var process = CloudProcess.start(scratch.path(), List.of("-Xmx512m"), "--auth", "open")) {
                var bucket = ("PUT /" + Target.BUCKET + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
                try (var wire = new Wire(process.port())) {
                    wire.exchange(bucket);
                }
                var piece = new byte[PIECE];
                new Random(1).nextBytes(piece);
                line("  uploads", size, all(client -> () -> upload(process.port(), client, piece, size)), process);
                line("  downloads", size, all(client -> () -> download(process.port(), client, size)), process);
            }
        }
    }

    private static long size(Path folder) throws IOException {
        long free = (long) (Files.getFileStore(folder).getUsableSpace() * SHARE);
        return Math.min(WANTED, free / CLIENTS / PIECE * PIECE);
    }

    private static void line(String name, long size, double seconds, CloudProcess process) throws IOException {
        Contest.line(
                name,
                String.format(
                        Locale.ROOT,
                        "%.0f MiB/s, %.0f MiB resident",
                        CLIENTS * (double) (size >> 20) / seconds,
                        process.residentMebibytes()),
                "");
    }

    private static double all(IntFunction<Callable<Boolean>> work) throws IOException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            long begun = System.nanoTime();
            for (var one :
                    threads.invokeAll(IntStream.range(0, CLIENTS).mapToObj(work).toList())) {
                one.get();
            }
            return (System.nanoTime() - begun) / 1e9;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static boolean upload(int port, int client, byte[] piece, long size) throws IOException {
        var head = "PUT " + Target.object("large" + client) + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + size
                + "\r\n\r\n";
        try (var wire = new Wire(port)) {
            wire.upload(head.getBytes(StandardCharsets.US_ASCII), piece, size / PIECE);
        }
        return true;
    }

    private static boolean download(int port, int client, long size) throws IOException {
        var head = "GET " + Target.object("large" + client) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (var wire = new Wire(port)) {
            long got = wire.exchange(head.getBytes(StandardCharsets.US_ASCII));
            if (got != size) {
                throw new IOException("got " + got + " bytes");
            }
        }
        return true;
    }
}

package io.unkai.benchmarks.s3;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Sends requests on kept connections, one after another on each, and counts answers. */
final class Drive {
    private final int port;
    private final int connections;
    private final IntFunction<Supplier<byte[][]>> requests;

    /** @param requests for each connection, what gives the next request, in pieces */
    Drive(int port, int connections, IntFunction<Supplier<byte[][]>> requests) {
        this.port = port;
        this.connections = connections;
        this.requests = requests;
    }

    /** Answers per second; every request that was begun within the time is waited for. */
    double perSecond(long nanos) throws IOException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(connections)) {
            long begun = System.nanoTime();
            var work = IntStream.range(0, connections)
                    .mapToObj(i -> (Callable<Long>) () -> send(requests.apply(i), begun + nanos))
                    .toList();
            long sum = 0;
            for (var count : threads.invokeAll(work)) {
                sum += count.get();
            }
            return sum / ((System.nanoTime() - begun) / 1e9);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private long send(Supplier<byte[][]> next, long until) throws IOException {
        long answered = 0;
        try (var wire = new Wire(port)) {
            do {
                wire.exchange(next.get());
                answered++;
            } while (System.nanoTime() < until);
        }
        return answered;
    }
}

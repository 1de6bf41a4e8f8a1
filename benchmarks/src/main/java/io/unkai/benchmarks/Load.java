package io.unkai.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Sends one request over and over on kept connections and counts the answers. */
final class Load {
    private final InetSocketAddress address;
    private final byte[] request;
    private final int connections;

    Load(int port, byte[] request, int connections) {
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.request = request;
        this.connections = connections;
    }

    /** Answered requests per second, for that long. */
    double perSecond(long nanos) throws IOException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(connections)) {
            long until = System.nanoTime() + nanos;
            Callable<Long> work = () -> send(until);
            var counts = threads.invokeAll(
                    IntStream.range(0, connections).mapToObj(i -> work).toList());
            long sum = 0;
            for (Future<Long> count : counts) {
                sum += count.get();
            }
            return sum / (nanos / 1e9);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** One answer's status line. */
    String once() throws IOException {
        return exchange().status;
    }

    /** What was answered. */
    record Answer(String status, String body) {}

    /** One answer. */
    Answer exchange() throws IOException {
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            socket.getOutputStream().write(request);
            return answer(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private long send(long until) throws IOException {
        long answered = 0;
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            socket.setTcpNoDelay(true);
            var out = socket.getOutputStream();
            var in = new BufferedInputStream(socket.getInputStream());
            while (System.nanoTime() < until) {
                out.write(request);
                var status = answer(in).status;
                if (!status.startsWith("HTTP/1.1 200")) {
                    throw new IOException("answered " + status);
                }
                answered++;
            }
        }
        return answered;
    }

    private static Answer answer(InputStream in) throws IOException {
        var status = line(in);
        int length = 0;
        for (var field = line(in); !field.isEmpty(); field = line(in)) {
            if (field.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length =
                        Integer.parseInt(field.substring(field.indexOf(':') + 1).trim());
            }
        }
        return new Answer(status, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server hung up");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }
}

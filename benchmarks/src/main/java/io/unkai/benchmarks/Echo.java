package io.unkai.benchmarks;

import io.unkai.benchmarks.reference.EchoServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A bare HTTP echo in a process of its own: what any answer over HTTP costs. */
public final class Echo implements AutoCloseable {
    private final Child child;
    private final int port;

    private Echo(Child child) throws IOException {
        this.child = child;
        this.port = Integer.parseInt(child.output().readLine());
    }

    /** Starts one. */
    public static Echo start() throws IOException {
        return new Echo(Child.java(
                Map.of(),
                List.of(
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EchoServer.class.getName())));
    }

    /** Where it listens on the loopback. */
    public int port() {
        return port;
    }

    double processorSeconds() {
        return child.processorSeconds();
    }

    @Override
    public void close() {
        child.close();
    }
}

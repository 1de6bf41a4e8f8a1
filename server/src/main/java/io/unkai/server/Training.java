package io.unkai.server;

import io.unkai.server.run.FirstStart;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.sigv4.Signer;
import io.unkai.kernel.schema.ByteStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Calls a new server as clients do, so that the start-up cache made of this run holds what their first calls need. */
final class Training {
    private Training() {}

    static void run(UnkaiServer server) throws IOException {}
}

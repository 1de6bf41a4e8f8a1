package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies that are held whole before their sender is known: large ones are admitted only as far as memory goes. */
class HostileMemoryTest extends HostileCloud {
    private static final int LARGE = 9 << 20;
    private static final int CONNECTIONS = 20;

    private static final String[] JSON = {
        "X-Amz-Target", "DynamoDB_20120810.ListTables", "Content-Type", "application/x-amz-json-1.0"
    };

    private static byte[] head(byte[] request) {
        return java.util.Arrays.copyOf(request, request.length - LARGE);
    }

    @Test
    void largeBodiesWaitForEachOther() throws Exception {
        var request = cloud.signed("dynamodb", "POST", "/", new byte[LARGE], JSON);
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                var socket = cloud.connect();
                sockets.add(socket);
                socket.getOutputStream().write(head(request));
            }
            // All of them and the question itself: only then are the places taken.
            awaitMetric("unkai_http_requests_in_flight " + (CONNECTIONS + 1) + "\n");
            assertThat(cloud.raw(request).status()).as("no memory left").isEqualTo(503);
            assertThat(cloud.call("sts", "POST", "/", WHO, FORM).status()).isEqualTo(200);
            assertThat(cloud.raw(cloud.signed("s3", "PUT", "/bucket/streamed", new byte[LARGE]))
                            .status())
                    .isEqualTo(200);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
        assertThat(cloud.raw(request).status()).as("memory given back").isEqualTo(501);
    }

    @Test
    void longerBodiesAreRefusedUnread() throws IOException {
        var request = cloud.signed("dynamodb", "POST", "/", new byte[LARGE + (2 << 20)], JSON);
        assertThat(cloud.raw(request).status()).isEqualTo(413);
    }
}

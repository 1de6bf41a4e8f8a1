package io.unkai.server.http;

import java.time.Duration;

/**
 * How long the front waits for its clients.
 *
 * @param head from the first byte of a request to the end of its header
 * @param idle between two requests of a connection
 * @param body without a byte of a request body that is being read
 * @param rateGrace waiting for a request body before {@code rate} counts
 * @param rate bytes per second that a request body must arrive with, averaged over the time spent waiting for it
 * @param answer without the client taking a byte of an answer
 * @param linger after an answer to a request that was not read to its end, for the client to notice
 */
public record HttpTimeouts(
        Duration head, Duration idle, Duration body, Duration rateGrace, int rate, Duration answer, Duration linger) {
    /** Times that suit people, SDKs and slow disks. */
    public static HttpTimeouts defaults() {
        return new HttpTimeouts(
                Duration.ofSeconds(15),
                Duration.ofSeconds(75),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                512,
                Duration.ofSeconds(60),
                Duration.ofSeconds(2));
    }
}

package io.unkai.wire.sigv4;

/**
 * What a signature is good for.
 *
 * @param date the day, {@code yyyyMMdd}
 * @param region the region; empty for Signature Version 4A, which names its regions in a header or parameter
 * @param service the signing name of the service
 */
public record Scope(String date, String region, String service) {
    /** The last element of every scope. */
    static final String TERMINATOR = "aws4_request";

    /** The scope as it stands in the string to sign. */
    public String text() {
        return region.isEmpty()
                ? date + "/" + service + "/" + TERMINATOR
                : date + "/" + region + "/" + service + "/" + TERMINATOR;
    }
}

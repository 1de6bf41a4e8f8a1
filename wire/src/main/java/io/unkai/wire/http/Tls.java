package io.unkai.wire.http;

/**
 * What a client and we agreed on for a connection with TLS.
 *
 * @param version for example {@code TLSv1.3}
 * @param cipher for example {@code TLS_AES_128_GCM_SHA256}; that of older versions as OpenSSL names it, which is what AWS does
 */
public record Tls(String version, String cipher) {
    private static final String NEWEST = "TLSv1.3";

    /**
     * The same as Java says it.
     *
     * @param suite for example {@code TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256}
     */
    public static Tls of(String protocol, String suite) {
        return new Tls(protocol, protocol.equals(NEWEST) ? suite : older(suite));
    }

    private static String older(String suite) {
        var name = suite.replaceFirst("^TLS_", "")
                .replace("_WITH_", "_")
                .replace("AES_", "AES")
                .replace('_', '-');
        return name.endsWith("POLY1305-SHA256") ? name.substring(0, name.lastIndexOf('-')) : name;
    }
}

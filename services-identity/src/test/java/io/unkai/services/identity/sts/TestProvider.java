package io.unkai.services.identity.sts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An OpenID Connect provider on the loopback, over https with a certificate of its own. */
final class TestProvider implements AutoCloseable {
    /** The key of every provider: making one takes seconds. */
    static final KeyPair RSA = rsa();

    /** A key that no provider publishes at first. */
    static final KeyPair OTHER = rsa();

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpsServer server;
    private final X509Certificate certificate;
    private final Map<String, String> pages = new LinkedHashMap<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    /** How often keys were asked for. */
    final AtomicInteger fetches = new AtomicInteger();

    final KeyPair ec;

    /** The status of its answers. */
    int status = 200;

    private TestProvider(String host) throws IOException, GeneralSecurityException, OperatorCreationException {
        ec = pair("EC", 256);
        var tls = pair("EC", 256);
        certificate = certificate(tls, host);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(tls, certificate)));
        server.createContext("/", this::answer);
        server.start();
        pages.put(
                "/realm/.well-known/openid-configuration",
                "{\"issuer\":\"" + issuer() + "\",\"jwks_uri\":\"" + issuer() + "/keys\"}");
        publish("one", RSA);
        publish("two", ec);
    }

    static TestProvider start() {
        return start("localhost");
    }

    /** One whose certificate names a host. */
    static TestProvider start(String host) {
        try {
            return new TestProvider(host);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair rsa() {
        try {
            return pair("RSA", 2048);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair pair(String algorithm, int size) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(KeyPair pair, String host)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        var name = new X500Name("CN=" + host);
        var now = Instant.now();
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(now.minus(Duration.ofDays(1))),
                                Date.from(now.plus(Duration.ofDays(1))),
                                name,
                                pair.getPublic())
                        .addExtension(
                                Extension.subjectAlternativeName,
                                false,
                                new GeneralNames(new GeneralName(GeneralName.dNSName, host)))
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }

    private static SSLContext context(KeyPair pair, X509Certificate certificate)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("tls", pair.getPrivate(), new char[0], new X509Certificate[] {certificate});
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.endsWith("/keys")) {
                fetches.incrementAndGet();
            }
            var page = path.equals("/realm/keys")
                    ? "{\"keys\":[" + String.join(",", keys.values()) + "]}"
                    : pages.getOrDefault(path, "");
            var bytes = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "https://localhost/elsewhere");
            exchange.sendResponseHeaders(page.isEmpty() ? 404 : status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Its URL. */
    String issuer() {
        return "https://localhost:" + server.getAddress().getPort() + "/realm";
    }

    /** SHA-1 of its certificate. */
    String thumbprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Answers a page, or another than before. */
    void page(String path, String text) {
        pages.put(path, text);
    }

    /** Publishes a key. */
    void publish(String id, KeyPair pair) {
        keys.put(
                id,
                switch (pair.getPublic()) {
                    case RSAPublicKey key ->
                        "{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"" + id + "\",\"n\":\"" + number(key.getModulus())
                                + "\",\"e\":\"" + number(key.getPublicExponent()) + "\"}";
                    case ECPublicKey key ->
                        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"" + id + "\",\"x\":\""
                                + number(key.getW().getAffineX()) + "\",\"y\":\""
                                + number(key.getW().getAffineY()) + "\"}";
                    default -> throw new AssertionError("no such key");
                });
    }

    private static String number(BigInteger number) {
        var bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    /** A token signed with RS256 and the first key. */
    String token(String claims) {
        return token("RS256", "one", claims, RSA, "SHA256withRSA");
    }

    /** A token signed with ES256 and the second key. */
    String ecToken(String claims) {
        return token("ES256", "two", claims, ec, "SHA256withECDSAinP1363Format");
    }

    static String token(String algorithm, String keyId, String claims, KeyPair pair, String signature) {
        try {
            var head = text("{\"alg\":\"" + algorithm + "\",\"kid\":\"" + keyId + "\",\"typ\":\"JWT\"}")
                    + '.'
                    + text(claims);
            var signer = Signature.getInstance(signature);
            signer.initSign(pair.getPrivate());
            signer.update(head.getBytes(StandardCharsets.US_ASCII));
            return head + '.' + BASE64.encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String text(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package io.unkai.conformance;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An OpenID Connect provider on the loopback, over https with a certificate that {@code keytool} made. */
final class TokenIssuer implements AutoCloseable {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final char[] PASSWORD = "password".toCharArray();
    private static final int RSA_BITS = 2048;

    private final HttpsServer server;
    private final KeyStore tls;
    private final KeyPair pair;

    private TokenIssuer(KeyStore tls) throws IOException, GeneralSecurityException {
        this.tls = tls;
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        pair = generator.generateKeyPair();
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(tls, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        answer(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/keys\"}");
        answer("/keys", keys((RSAPublicKey) pair.getPublic()));
        server.start();
    }

    static TokenIssuer start(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve("tls.p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Program.run(
                        folder,
                        Map.of(),
                        List.of(
                                tool,
                                "-genkeypair",
                                "-alias",
                                "tls",
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD)))
                .ok();
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return new TokenIssuer(store);
    }

    private void answer(String path, String json) {
        server.createContext(path, exchange -> {
            try (exchange) {
                var bytes = json.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    private static String keys(RSAPublicKey key) {
        return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"one\",\"use\":\"sig\",\"alg\":\"RS256\",\"n\":\""
                + number(key.getModulus()) + "\",\"e\":\"" + number(key.getPublicExponent()) + "\"}]}";
    }

    private static String number(BigInteger number) {
        var bytes = number.toByteArray();
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, bytes[0] == 0 ? 1 : 0, bytes.length));
    }

    String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** SHA-1 of its certificate. */
    String thumbprint() throws GeneralSecurityException {
        var certificate = tls.getCertificate("tls").getEncoded();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(certificate));
    }

    /** A token of a subject, good for ten minutes. */
    String token(String subject) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        var head = text("{\"alg\":\"RS256\",\"kid\":\"one\"}")
                + '.'
                + text("{\"iss\":\"" + url() + "\",\"aud\":\"cloud\",\"sub\":\"" + subject + "\",\"iat\":" + now
                        + ",\"exp\":" + (now + 600) + "}");
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(head.getBytes(StandardCharsets.US_ASCII));
        return head + '.' + BASE64.encodeToString(signature.sign());
    }

    private static String text(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

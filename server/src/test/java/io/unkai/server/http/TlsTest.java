package io.unkai.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.schema.FileStream;
import io.unkai.server.tls.LocalAuthority;
import io.unkai.server.tls.ServerTls;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The TLS port. */
class TlsTest {
    private static final Ids IDS = new SecureRandom()::nextBytes;

    @TempDir
    private Path folder;

    private LocalAuthority authority;
    private HttpFront front;
    private InetSocketAddress address;

    private final HttpService service = request -> {
        var fields = Headers.of(
                "X-Secure",
                "" + request.secure(),
                "X-Tls",
                request.tls() == null
                        ? ""
                        : request.tls().version() + ' ' + request.tls().cipher(),
                "X-Host",
                "" + request.headers().get("host"));
        return request.target().equals("/file")
                ? new HttpResponse(200, fields, new FileStream(FileChannel.open(folder.resolve("f")), 3, 1_000_000))
                : new HttpResponse(200, fields, request.body());
    };

    @BeforeEach
    void start() throws IOException {
        var time = InstantSource.system();
        authority = new LocalAuthority(folder.resolve("tls"), List.of(), IDS, time);
        front = new HttpFront(
                HttpSettings.defaults()
                        .with(new HttpTimeouts(
                                Duration.ofMillis(500),
                                Duration.ofMillis(500),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(10),
                                1,
                                Duration.ofSeconds(10),
                                Duration.ofMillis(500))),
                service,
                HttpMetrics.NONE,
                time);
        address = front.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), new ServerTls(authority));
    }

    @AfterEach
    void stop() {
        front.close();
    }

    private SSLContext trusting() throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", authority.authority().certificate());
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private URI uri(String target) {
        return URI.create("https://localhost:" + address.getPort() + target);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void answersOverTls(HttpClient.Version version) throws Exception {
        byte[] content = new byte[1_500_000];
        new Random(7).nextBytes(content);
        Files.write(folder.resolve("f"), content);
        try (var client =
                HttpClient.newBuilder().sslContext(trusting()).version(version).build()) {
            var echo = HttpRequest.newBuilder(uri("/"))
                    .POST(BodyPublishers.ofByteArray(content))
                    .build();
            var answer = client.send(echo, BodyHandlers.ofByteArray());
            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.headers().firstValue("x-secure")).hasValue("true");
            assertThat(answer.headers().firstValue("x-tls"))
                    .hasValueSatisfying(tls -> assertThat(tls).matches("TLSv1\\.3 TLS_[A-Z0-9_]+"));
            assertThat(answer.headers().firstValue("x-host")).hasValue("localhost:" + address.getPort());
            assertThat(answer.body()).isEqualTo(content);
            var file = client.send(HttpRequest.newBuilder(uri("/file")).build(), BodyHandlers.ofByteArray());
            assertThat(file.body()).hasSize(1_000_000).startsWith(content[3], content[4], content[5]);
        }
    }

    private SSLSocket asking(String name) throws IOException, GeneralSecurityException {
        var plain = new Socket(address.getAddress(), address.getPort());
        var socket = (SSLSocket) trusting().getSocketFactory().createSocket(plain, name, address.getPort(), true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "s3.localhost",
                "s3.eu-west-1.localhost",
                "photos.s3.eu-west-1.localhost",
                "a.b.s3.eu-west-1.localhost",
                "123456789012.s3-control.us-east-1.localhost",
                "photos.s3.us-east-1.localhost.localstack.cloud",
                "a-bucket-whose-name-is-as-long-as-the-names-of-buckets-can-be.s3.ap-northeast-1.localhost",
                "sqs.us-east-1.amazonaws.com"
            })
    void hasACertificateForEveryNameOfTheCloud(String name) throws Exception {
        for (int i = 0; i < 2; i++) {
            try (var socket = asking(name)) {
                socket.startHandshake();
                var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
                assertThat(certificate.getSubjectAlternativeNames()).contains(List.of(2, name));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "evil-localhost", "amazonaws.com.example.com"})
    void hasNoCertificateForOtherNames(String name) throws Exception {
        try (var socket = asking(name)) {
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void clientsThatDoNotTrustTheAuthorityRefuse() {
        try (var client = HttpClient.newHttpClient()) {
            assertThatThrownBy(
                            () -> client.send(HttpRequest.newBuilder(uri("/")).build(), BodyHandlers.discarding()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void closesConnectionsThatDoNotShakeHands() throws IOException {
        for (String sent : List.of("", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "\u0016\u0003\u0001")) {
            try (var client = new RawClient(address)) {
                client.send(sent);
                client.in().readAllBytes();
                assertThat(client.atEnd()).isTrue();
            }
        }
    }

    @Test
    void aRefusalReachesTheClient() throws Exception {
        try (var plain = new Socket(address.getAddress(), address.getPort());
                var socket = (SSLSocket)
                        trusting().getSocketFactory().createSocket(plain, "localhost", address.getPort(), true)) {
            socket.getOutputStream().write("GET / HTTP/9.9\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 505 ");
        }
    }
}

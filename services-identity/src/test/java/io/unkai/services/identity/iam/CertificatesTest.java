package io.unkai.services.identity.iam;

import static io.unkai.services.identity.iam.TestIam.ACCOUNT;
import static io.unkai.services.identity.iam.TestIam.present;
import static io.unkai.services.identity.iam.TestIam.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.iam.CreateServiceSpecificCredentialRequest;
import io.unkai.api.iam.GetSSHPublicKeyRequest;
import io.unkai.api.iam.GetServerCertificateRequest;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListServerCertificateTagsRequest;
import io.unkai.api.iam.ListServiceSpecificCredentialsRequest;
import io.unkai.api.iam.ListSigningCertificatesRequest;
import io.unkai.api.iam.SigningCertificate;
import io.unkai.api.iam.UpdateServerCertificateRequest;
import io.unkai.api.iam.UpdateSigningCertificateRequest;
import io.unkai.api.iam.UploadSSHPublicKeyRequest;
import io.unkai.api.iam.UploadServerCertificateRequest;
import io.unkai.api.iam.UploadSigningCertificateRequest;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CertificatesTest {
    // Keys take long to make, and any will do.
    private static final KeyPair RSA = keys("RSA", 2048);
    private static final KeyPair OTHER = keys("RSA", 2048);

    private final TestIam iam = new TestIam();

    @AfterEach
    void close() {
        iam.close();
    }

    private static KeyPair keys(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String certificate(KeyPair keys) throws Exception {
        var name = new X500Name("CN=example.com");
        var signer = new JcaContentSignerBuilder(
                        keys.getPublic().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA")
                .build(keys.getPrivate());
        var certificate = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(TestIam.START),
                        Date.from(Instant.parse("2030-01-01T00:00:00Z")),
                        name,
                        keys.getPublic())
                .build(signer);
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + type + "-----";
    }

    private static UploadServerCertificateRequest.Builder server(String body, String key) {
        return UploadServerCertificateRequest.builder()
                .serverCertificateName("web")
                .certificateBody(body)
                .privateKey(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void ofServersMustFitTheirKey(String algorithm) throws Exception {
        var keys = algorithm.equals("EC") ? keys("EC", 256) : RSA;
        var body = certificate(keys);
        var key = pem("PRIVATE KEY", keys.getPrivate().getEncoded());
        var other = pem("PRIVATE KEY", OTHER.getPrivate().getEncoded());
        refusal(
                "KeyPairMismatch",
                () -> iam.call(
                        Iam.UPLOAD_SERVER_CERTIFICATE, server(body, other).build()));
        refusal(
                "MalformedCertificate",
                () -> iam.call(
                        Iam.UPLOAD_SERVER_CERTIFICATE, server(body, "nonsense").build()));
        refusal(
                "MalformedCertificate",
                () -> iam.call(
                        Iam.UPLOAD_SERVER_CERTIFICATE, server("nonsense", key).build()));
        var uploaded = present(iam.call(
                        Iam.UPLOAD_SERVER_CERTIFICATE,
                        server(body, key).tags(List.of(TestIam.tag("a", "b"))).build())
                .serverCertificateMetadata());
        assertThat(uploaded.arn()).isEqualTo("arn:aws:iam::" + ACCOUNT + ":server-certificate/web");
        assertThat(uploaded.expiration()).isEqualTo("2030-01-01T00:00:00Z");
        iam.call(
                Iam.UPDATE_SERVER_CERTIFICATE,
                UpdateServerCertificateRequest.builder()
                        .serverCertificateName("web")
                        .newServerCertificateName("www")
                        .newPath("/cloudfront/")
                        .build());
        var found = present(iam.call(
                        Iam.GET_SERVER_CERTIFICATE,
                        GetServerCertificateRequest.builder()
                                .serverCertificateName("www")
                                .build())
                .serverCertificate());
        assertThat(found.certificateBody()).isEqualTo(body);
        assertThat(iam.call(
                                Iam.LIST_SERVER_CERTIFICATE_TAGS,
                                ListServerCertificateTagsRequest.builder()
                                        .serverCertificateName("www")
                                        .build())
                        .tags())
                .containsExactly(TestIam.tag("a", "b"));
    }

    @Test
    void ofUsersAreTwoAtMostAndDifferent() throws Exception {
        iam.user("alice");
        var body = certificate(keys("EC", 256));
        upload(body);
        refusal("DuplicateCertificate", () -> upload(body + "\n"));
        refusal("MalformedCertificate", () -> upload("x"));
        upload(certificate(keys("EC", 256)));
        var third = certificate(keys("EC", 256));
        refusal("LimitExceeded", () -> upload(third));
        var list = ListSigningCertificatesRequest.builder().userName("alice").build();
        var first = TestIam.all(iam.call(Iam.LIST_SIGNING_CERTIFICATES, list).certificates())
                .getFirst();
        iam.call(
                Iam.UPDATE_SIGNING_CERTIFICATE,
                UpdateSigningCertificateRequest.builder()
                        .userName("alice")
                        .certificateId(first.certificateId())
                        .status("Inactive")
                        .build());
        assertThat(iam.call(Iam.LIST_SIGNING_CERTIFICATES, list).certificates())
                .extracting(SigningCertificate::status)
                .containsExactly("Inactive", "Active");
    }

    private void upload(String body) {
        iam.call(
                Iam.UPLOAD_SIGNING_CERTIFICATE,
                UploadSigningCertificateRequest.builder()
                        .userName("alice")
                        .certificateBody(body)
                        .build());
    }

    private static String openSsh(RSAPublicKey key) {
        var out = new ByteArrayOutputStream();
        for (var field : new byte[][] {
            "ssh-rsa".getBytes(StandardCharsets.US_ASCII),
            key.getPublicExponent().toByteArray(),
            key.getModulus().toByteArray()
        }) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(field.length).array());
            out.writeBytes(field);
        }
        return "ssh-rsa " + Base64.getEncoder().encodeToString(out.toByteArray());
    }

    @Test
    void sshKeysAreAnsweredInBothForms() throws Exception {
        iam.user("alice");
        var key = (RSAPublicKey) RSA.getPublic();
        var uploaded = present(iam.call(
                        Iam.UPLOAD_SSH_PUBLIC_KEY,
                        UploadSSHPublicKeyRequest.builder()
                                .userName("alice")
                                .sshPublicKeyBody(openSsh(key) + " alice@home")
                                .build())
                .sshPublicKey());
        assertThat(uploaded.sshPublicKeyId()).matches("APKA[A-Z2-7]{17}");
        assertThat(uploaded.fingerprint()).matches("([0-9a-f]{2}:){15}[0-9a-f]{2}");
        var get = GetSSHPublicKeyRequest.builder().userName("alice").sshPublicKeyId(uploaded.sshPublicKeyId());
        assertThat(present(iam.call(Iam.GET_SSH_PUBLIC_KEY, get.encoding("SSH").build())
                                .sshPublicKey())
                        .sshPublicKeyBody())
                .isEqualTo(openSsh(key));
        var pem = present(iam.call(Iam.GET_SSH_PUBLIC_KEY, get.encoding("PEM").build())
                        .sshPublicKey())
                .sshPublicKeyBody();
        assertThat(pem).isEqualTo(pem("PUBLIC KEY", key.getEncoded()));
        refusal("DuplicateSSHPublicKey", () -> ssh(String.valueOf(pem)));
        refusal("InvalidPublicKey", () -> ssh("ssh-rsa AAAAB3NzaC1yc2E"));
        refusal("InvalidPublicKey", () -> ssh("ssh-rsa /////w=="));
        refusal("UnrecognizedPublicKeyEncoding", () -> ssh("ssh-ed25519 AAAA"));
    }

    private void ssh(String body) {
        iam.call(
                Iam.UPLOAD_SSH_PUBLIC_KEY,
                UploadSSHPublicKeyRequest.builder()
                        .userName("alice")
                        .sshPublicKeyBody(body)
                        .build());
    }

    @Test
    void passwordsOfServicesAreShownOnce() {
        iam.user("alice");
        var create = CreateServiceSpecificCredentialRequest.builder().userName("alice");
        var credential = present(iam.call(
                        Iam.CREATE_SERVICE_SPECIFIC_CREDENTIAL,
                        create.serviceName("cassandra.amazonaws.com").build())
                .serviceSpecificCredential());
        assertThat(credential.serviceUserName()).isEqualTo("alice-at-" + ACCOUNT);
        assertThat(credential.servicePassword()).hasSize(44);
        assertThat(TestIam.all(iam.call(
                                Iam.LIST_SERVICE_SPECIFIC_CREDENTIALS,
                                ListServiceSpecificCredentialsRequest.builder()
                                        .userName("alice")
                                        .build())
                        .serviceSpecificCredentials()))
                .hasSize(1);
        refusal(
                "NotSupportedService",
                () -> iam.call(
                        Iam.CREATE_SERVICE_SPECIFIC_CREDENTIAL,
                        create.serviceName("s3.amazonaws.com").build()));
    }
}

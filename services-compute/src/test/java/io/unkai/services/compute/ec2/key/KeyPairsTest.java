package io.unkai.services.compute.ec2.key;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.CreateKeyPairRequest;
import io.unkai.api.ec2.DeleteKeyPairRequest;
import io.unkai.api.ec2.DescribeKeyPairsRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Filter;
import io.unkai.api.ec2.ImportKeyPairRequest;
import io.unkai.api.ec2.KeyPair;
import io.unkai.api.ec2.KeyPairInfo;
import io.unkai.api.ec2.Tag;
import io.unkai.api.ec2.TagSpecification;
import io.unkai.kernel.schema.Blob;
import io.unkai.services.compute.ec2.TestHost;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyPairsTest {
    /** Made by ssh-keygen; the fingerprints by openssl and ssh-keygen. */
    private static final String RSA = "ssh-rsa "
            + "AAAAB3NzaC1yc2EAAAADAQABAAABAQCMn0XN0bSntX2hCt6eydh8ymXz5Eddml2Vx6qmOiKF2vCwQxjkzS7FpV52GF"
            + "56vyF+pn/LS8TkMW+xPGGoA6IZH4U4T/yWM4lKs9doGrRl+Ri972VgVZiRDv+UsnF97BWzvwCWrie2Z/JX8FgTKqVB"
            + "VUc/OGL01qxYXyAd8Uh2G6KlroTJ/7i9kiTDhSbFBG+jfBySp3mUZr1BgjZlY/QR1zGvGirK6BWmpJlUYHNvJHj3Ba"
            + "fyR+XoVj48w5Rl0i2QgYMZ11H74R3qwau+aI9DCooLWekavndUbh8i5Raz5KW53IELrtwzfav/7aXnj5ai9L6knXUo"
            + "hm6TiSchrJmh"
            + " me@here";

    private static final String RSA_MD5 = "fd:9b:74:c0:e6:76:22:52:0b:e6:4e:89:3a:78:78:a6";
    private static final String ED25519 =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJidSWgl1il8BEos57FlbeRY81Tk45YKyhS3HcY3X06A me@here";
    private static final String ED25519_SHA256 = "x6ruOvZinWJZBddiVYTAZ9Q4ETasYMKiN5L00Fq1EcQ=";
    private static final String ED25519_RFC4716 = """
            ---- BEGIN SSH2 PUBLIC KEY ----
            Comment: "256-bit ED25519, converted \\
            from OpenSSH"
            AAAAC3NzaC1lZDI1NTE5AAAAIJidSWgl1il8BEos57FlbeRY81Tk45YKyhS3HcY3X06A
            ---- END SSH2 PUBLIC KEY ----
            """;

    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    private KeyPair create(UnaryOperator<CreateKeyPairRequest.Builder> with) {
        return host.call(
                Ec2.CREATE_KEY_PAIR,
                with.apply(CreateKeyPairRequest.builder().keyName("mine")).build());
    }

    private KeyPairInfo only() {
        var found = host.call(
                        Ec2.DESCRIBE_KEY_PAIRS,
                        DescribeKeyPairsRequest.builder().includePublicKey(true).build())
                .keyPairs();
        assertThat(found).hasSize(1);
        return list(found).getFirst();
    }

    @Test
    void makesAnRsaKeyThatSignsWhatItsPublicHalfVerifies() throws Exception {
        var made = create(with -> with);

        assertThat(made.keyMaterial()).startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
        var pair = new JcaPEMKeyConverter().getKeyPair((PEMKeyPair)
                new PEMParser(new java.io.StringReader(text(made.keyMaterial()))).readObject());
        var sha1 = MessageDigest.getInstance("SHA-1").digest(pair.getPrivate().getEncoded());
        assertThat(made.keyFingerprint()).isEqualTo(HexFormat.ofDelimiter(":").formatHex(sha1));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(new byte[] {1, 2, 3});
        var signed = signature.sign();
        var shown = Objects.requireNonNull(PublicKeyText.read(bytes(only().publicKey())));
        signature.initVerify(java.security.KeyFactory.getInstance("RSA")
                .generatePublic(
                        new java.security.spec.X509EncodedKeySpec(shown.der().bytes())));
        signature.update(new byte[] {1, 2, 3});
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void makesAnEd25519KeyInTheFormOfOpenSsh() throws Exception {
        var made = create(with -> with.keyType("ed25519"));

        assertThat(made.keyMaterial())
                .startsWith("-----BEGIN OPENSSH PRIVATE KEY-----\n")
                .as("ssh reads it only so")
                .endsWith("\n-----END OPENSSH PRIVATE KEY-----\n");
        var body = text(made.keyMaterial())
                .lines()
                .filter(line -> !line.startsWith("-"))
                .collect(Collectors.joining());
        var key = (Ed25519PrivateKeyParameters)
                OpenSSHPrivateKeyUtil.parsePrivateKeyBlob(Base64.getDecoder().decode(body));
        var shown = only();
        var ssh = OpenSSHPublicKeyUtil.encodePublicKey(key.generatePublicKey());
        assertThat(shown.publicKey())
                .isEqualTo("ssh-ed25519 " + Base64.getEncoder().encodeToString(ssh) + " mine");
        assertThat(shown.keyType()).isEqualTo("ed25519");
    }

    @Test
    void makesFilesForPuttyWhoseMacIsRight() throws Exception {
        for (var type : List.of("rsa", "ed25519")) {
            var ppk = text(create(with -> with.keyName(type).keyType(type).keyFormat("ppk"))
                            .keyMaterial())
                    .lines()
                    .toList();
            var name = ppk.getFirst().substring("PuTTY-User-Key-File-2: ".length());
            int publicLines = number(ppk, "Public-Lines: ");
            int privateAt = 4 + publicLines;
            int privateLines = number(ppk, "Private-Lines: ");
            var publicKey = body(ppk, 4, publicLines);
            var privateKey = body(ppk, privateAt + 1, privateLines);
            var signed = new SshBytes()
                    .text(name)
                    .text("none")
                    .text(type)
                    .bytes(publicKey)
                    .bytes(privateKey)
                    .done();
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(
                    MessageDigest.getInstance("SHA-1").digest(bytes("putty-private-key-file-mac-key")), "HmacSHA1"));
            assertThat(ppk.getLast()).isEqualTo("Private-MAC: " + HexFormat.of().formatHex(mac.doFinal(signed)));
            assertThat(ppk.get(2)).isEqualTo("Comment: " + type);
            assertThat(SshPublicKey.ofSsh(publicKey)).isNotNull();
        }
    }

    private static int number(List<String> lines, String label) {
        return lines.stream()
                .filter(line -> line.startsWith(label))
                .mapToInt(line -> Integer.parseInt(line.substring(label.length())))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] body(List<String> lines, int from, int count) {
        return Base64.getDecoder().decode(String.join("", lines.subList(from, from + count)));
    }

    @Test
    void importsKeysInEveryFormWithTheFingerprintsOfOtherTools() {
        importKey("rsa", RSA);
        assertThat(only().keyFingerprint()).isEqualTo(RSA_MD5);
        assertThat(only().keyType()).isEqualTo("rsa");
        delete("rsa");
        importKey("ed", ED25519);
        assertThat(only().keyFingerprint()).isEqualTo(ED25519_SHA256);
        delete("ed");
        importKey("file", ED25519_RFC4716);
        assertThat(only().keyFingerprint()).isEqualTo(ED25519_SHA256);
        var der = Objects.requireNonNull(PublicKeyText.read(bytes(RSA))).der();
        importKey("der", Base64.getEncoder().encodeToString(der.shared()));
        assertThat(host.call(
                                Ec2.DESCRIBE_KEY_PAIRS,
                                DescribeKeyPairsRequest.builder()
                                        .filters(List.of(Filter.builder()
                                                .name("fingerprint")
                                                .values(List.of(RSA_MD5))
                                                .build()))
                                        .build())
                        .keyPairs())
                .extracting(KeyPairInfo::keyName)
                .containsExactly("der");
    }

    private void importKey(String name, String material) {
        host.call(
                Ec2.IMPORT_KEY_PAIR,
                ImportKeyPairRequest.builder()
                        .keyName(name)
                        .publicKeyMaterial(Blob.utf8(material))
                        .build());
    }

    private void delete(String name) {
        var answer = host.call(
                Ec2.DELETE_KEY_PAIR,
                DeleteKeyPairRequest.builder().keyName(name).build());
        assertThat(answer.return_()).isTrue();
    }

    @Test
    void refusesWhatIsNoKey() {
        for (var hostile : List.of(
                "",
                "x",
                "ssh-rsa",
                "ssh-rsa !",
                "ssh-rsa AAAA",
                "ssh-ed25519 " + RSA.split(" ")[1],
                "-----BEGIN PUBLIC KEY-----",
                "---- BEGIN SSH2 PUBLIC KEY ----",
                RSA.substring(0, 60))) {
            assertThat(refusal(() -> importKey("bad", hostile)))
                    .as(hostile)
                    .isIn("InvalidKey.Format", "MissingParameter");
        }
        assertThat(refusal(() -> importKey("bad", "x".repeat(100_000)))).isEqualTo("InvalidKeyPair.Format");
    }

    @Test
    void namesAreTakenOnceAndFoundByIdAndTag() {
        var made = create(with -> with.tagSpecifications(List.of(TagSpecification.builder()
                .resourceType("key-pair")
                .tags(List.of(Tag.builder().key("team").value("web").build()))
                .build())));
        assertThat(made.tags()).hasSize(1);
        assertThat(refusal(() -> create(with -> with.keyName("\u96f2\u6d77")))).isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> create(with -> with))).isEqualTo("InvalidKeyPair.Duplicate");
        assertThat(refusal(() -> create(with -> with.keyName("other").keyType("dsa"))))
                .isEqualTo("InvalidParameterValue");

        var byId = DescribeKeyPairsRequest.builder()
                .keyPairIds(List.of(text(made.keyPairId())))
                .filters(List.of(
                        Filter.builder().name("tag:team").values(List.of("w*")).build()))
                .build();
        assertThat(host.call(Ec2.DESCRIBE_KEY_PAIRS, byId).keyPairs()).hasSize(1);
        var unknown =
                DescribeKeyPairsRequest.builder().keyNames(List.of("nobody")).build();
        assertThat(refusal(() -> host.call(Ec2.DESCRIBE_KEY_PAIRS, unknown))).isEqualTo("InvalidKeyPair.NotFound");
        delete("mine");
        delete("mine");
        assertThat(refusal(() -> host.call(Ec2.DESCRIBE_KEY_PAIRS, byId))).isEqualTo("InvalidKeyPair.NotFound");
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return Objects.requireNonNull(text);
    }

    private static byte[] bytes(@org.jspecify.annotations.Nullable String text) {
        return text(text).getBytes(StandardCharsets.UTF_8);
    }
}

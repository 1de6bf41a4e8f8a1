package io.unkai.services.management.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.cloudtrail.ListPublicKeysResponse;
import io.unkai.api.cloudtrail.PublicKey;
import io.unkai.kernel.schema.Blob;
import io.unkai.services.management.TestCloud;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Verifies digests and the logs they name in the steps that the AWS CLI takes, with nothing of what made them. */
final class DigestCheck {
    private static final Pattern LOG = Pattern.compile("\"s3Object\":\"([^\"]*)\",\"hashValue\":\"([^\"]*)\"");

    private DigestCheck() {}

    static Map<String, Blob> keys(ListPublicKeysResponse listed) {
        return Objects.requireNonNull(listed.publicKeyList()).stream()
                .collect(Collectors.toMap(
                        key -> Objects.requireNonNull(key.fingerprint()),
                        (PublicKey key) -> Objects.requireNonNull(key.value())));
    }

    /** Follows the chain from the newest digest to the first; answers how many there are. */
    static int check(TestCloud cloud, String bucket, List<String> digests, Map<String, Blob> keys)
            throws IOException, GeneralSecurityException {
        @Nullable String next = digests.getLast().substring(bucket.length() + 1);
        @Nullable String expectedHash = null;
        int count = 0;
        while (next != null) {
            var stored = Objects.requireNonNull(cloud.s3.objects.get(bucket + '/' + next));
            var plain = stored.plain();
            var text = new String(plain, StandardCharsets.UTF_8);
            assertThat(field(text, "digestS3Object")).isEqualTo(next);
            assertThat(field(text, "digestS3Bucket")).isEqualTo(bucket);
            if (expectedHash != null) {
                assertThat(sha256(plain)).isEqualTo(expectedHash);
            }
            var key = Objects.requireNonNull(keys.get(field(text, "digestPublicKeyFingerprint")));
            assertThat(verify(key, toSign(text, bucket, plain), stored.metadata()))
                    .isTrue();
            checkLogs(cloud, bucket, text);
            next = field(text, "previousDigestS3Object");
            expectedHash = field(text, "previousDigestHashValue");
            count++;
        }
        return count;
    }

    private static void checkLogs(TestCloud cloud, String bucket, String digest)
            throws IOException, GeneralSecurityException {
        var matcher = LOG.matcher(digest);
        while (matcher.find()) {
            var log = Objects.requireNonNull(cloud.s3.objects.get(bucket + '/' + matcher.group(1)));
            assertThat(sha256(log.plain())).isEqualTo(matcher.group(2));
        }
    }

    private static String toSign(String text, String bucket, byte[] plain) throws GeneralSecurityException {
        var previous = field(text, "previousDigestSignature");
        return field(text, "digestEndTime")
                + '\n'
                + bucket
                + '/'
                + field(text, "digestS3Object")
                + '\n'
                + sha256(plain)
                + '\n'
                + (previous == null ? "null" : previous);
    }

    private static boolean verify(Blob key, String text, Map<String, String> metadata) throws GeneralSecurityException {
        assertThat(metadata).containsEntry("signature-algorithm", "SHA256withRSA");
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(publicKey(key));
        verifier.update(text.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(HexFormat.of().parseHex(Objects.requireNonNull(metadata.get("signature"))));
    }

    /** Reads {@code SEQUENCE(INTEGER n, INTEGER e)}. */
    private static java.security.PublicKey publicKey(Blob der) throws GeneralSecurityException {
        var in = ByteBuffer.wrap(der.bytes());
        assertThat(in.get()).isEqualTo((byte) 0x30);
        assertThat(length(in)).isEqualTo(in.remaining());
        var spec = new RSAPublicKeySpec(integer(in), integer(in));
        assertThat(in.remaining()).isZero();
        return KeyFactory.getInstance("RSA").generatePublic(spec);
    }

    private static BigInteger integer(ByteBuffer in) {
        assertThat(in.get()).isEqualTo((byte) 0x02);
        var bytes = new byte[length(in)];
        in.get(bytes);
        return new BigInteger(bytes);
    }

    private static int length(ByteBuffer in) {
        int first = in.get() & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = length << 8 | in.get() & 0xff;
        }
        return length;
    }

    private static @Nullable String field(String json, String name) {
        var matcher = Pattern.compile("\"" + name + "\":(null|\"([^\"]*)\")").matcher(json);
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(2);
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}

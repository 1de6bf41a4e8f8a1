package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.Services;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every operation of S3 with random parameters, headers and documents that no client means: never an error of the server's own. */
class HostileS3Test {
    private static final long SEED = 20_261_122;
    private static final int TRIES = 20;
    private static final String[] BUCKETS = {"bucket", "versioned", "no-such-bucket", "%ff", ".."};
    private static final String[] KEYS = {"key", "large", "no/such/key", "..%2f..", "%00", "%ff", "%f0%9f%98%80"};

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    @Test
    void neverFails() throws IOException {
        var model = Services.all().stream()
                .filter(one -> one.id().equals("s3"))
                .findFirst()
                .orElseThrow();
        try (var cloud = TestCloud.start(folder, "--auth", "open")) {
            prepare(cloud);
            for (var operation : model.operations().get()) {
                for (int i = 0; i < TRIES; i++) {
                    attack(cloud, operation);
                }
            }
            prepare(cloud);
            assertThat(cloud.unsigned("GET", "/bucket/key", "").body()).isEqualTo("value");
            assertThat(cloud.unsigned("GET", "/_unkai/metrics", "").body()).doesNotContain("status=\"500\"");
        }
    }

    private static void prepare(TestCloud cloud) throws IOException {
        for (var bucket : new String[] {"/bucket", "/versioned"}) {
            assertThat(cloud.unsigned("PUT", bucket, "").status()).isEqualTo(200);
            assertThat(cloud.unsigned("PUT", bucket + "/key", "value").status()).isEqualTo(200);
            assertThat(cloud.unsigned("PUT", bucket + "/large", "x".repeat(70_000))
                            .status())
                    .isEqualTo(200);
        }
    }

    private void attack(TestCloud cloud, Operation<?, ?> operation) throws IOException {
        var target = new StringBuilder(
                operation.http().uri().replace("{Bucket}", pick(BUCKETS)).replace("{Key+}", pick(KEYS)));
        var headers = new ArrayList<>(List.of("Content-Type", "application/xml"));
        for (var member : operation.input().members()) {
            var binding = member.traits().binding();
            var text = HostileValues.text(random);
            if (random.nextInt(4) > 0) {
                continue;
            }
            switch (binding.location()) {
                case QUERY -> {
                    target.append(target.indexOf("?") < 0 ? '?' : '&').append(binding.name());
                    target.append('=').append(HostileValues.escaped(text));
                }
                case HEADER -> headers.addAll(List.of(binding.name(), sendable(text)));
                case PREFIX_HEADERS -> headers.addAll(List.of(binding.name() + "a", sendable(text)));
                case BODY, PAYLOAD, STATUS, QUERY_PARAMS, LABEL -> {}
            }
        }
        var body = new String(HostileValues.document(Protocol.REST_XML, operation, random), StandardCharsets.UTF_8);
        var method = operation.http().method();
        var answer = cloud.unsigned(method, target.toString(), body, headers.toArray(String[]::new));
        assertThat(answer.status() == 501 || answer.status() >= 200 && answer.status() < 500)
                .as("seed %d: %s %s %s%n%s%n%s%n%s", SEED, method, target, headers, body, answer.head(), answer.body())
                .isTrue();
    }

    /** Header values cannot hold zero bytes; the front's own tests send them. */
    private static String sendable(String text) {
        return HostileValues.latin1(text.replace("\0", "\u0080"));
    }

    private String pick(String[] all) {
        return all[random.nextInt(all.length)];
    }
}

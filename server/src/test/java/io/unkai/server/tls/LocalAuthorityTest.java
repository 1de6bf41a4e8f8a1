package io.unkai.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.id.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAuthorityTest {
    private static final Ids IDS = new SecureRandom()::nextBytes;
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path folder;

    private LocalAuthority at(Duration after, String... names) {
        return new LocalAuthority(folder, List.of(names), IDS, InstantSource.fixed(START.plus(after)));
    }

    @Test
    void makesAServerCertificateForTheNamesClientsUse() throws Exception {
        var authority = at(Duration.ZERO, "cloud.example", "10.1.2.3");
        var server = authority.server();
        server.certificate().verify(authority.authority().certificate().getPublicKey());
        assertThat(server.certificate().getSubjectAlternativeNames().stream()
                        .map(entry -> String.valueOf(entry.get(1))))
                .containsExactlyInAnyOrder(
                        "localhost",
                        "*.localhost",
                        "*.s3.localhost",
                        "localhost.localstack.cloud",
                        "*.localhost.localstack.cloud",
                        "*.s3.localhost.localstack.cloud",
                        "127.0.0.1",
                        "0:0:0:0:0:0:0:1",
                        "cloud.example",
                        "10.1.2.3");
        assertThat(server.certificate().getBasicConstraints()).isEqualTo(-1);
        assertThat(authority.authority().certificate().getBasicConstraints()).isZero();
        assertThat(authority.authority().certificate().getNotAfter().toInstant())
                .isEqualTo(START.plus(Duration.ofDays(3_652)));
    }

    @Test
    void keepsKeysFromOtherUsers() throws Exception {
        at(Duration.ZERO).server();
        for (String key : List.of("ca.key", "server.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(key))))
                    .isEqualTo("rw-------");
        }
        assertThat(at(Duration.ZERO).certificateFile()).exists().content().startsWith("-----BEGIN CERTIFICATE-----\n");
    }

    @Test
    void staysTheSameAcrossRestarts() throws Exception {
        var first = at(Duration.ZERO).server();
        var second = at(Duration.ofDays(300)).server();
        assertThat(second.certificate()).isEqualTo(first.certificate());
        assertThat(second.key()).isEqualTo(first.key());
    }

    @Test
    void renewsTheServerBeforeItEndsAndKeepsTheAuthority() throws Exception {
        var authority = at(Duration.ZERO).authority();
        var first = at(Duration.ZERO).server();
        var later = at(Duration.ofDays(380));
        assertThat(later.server().certificate()).isNotEqualTo(first.certificate());
        assertThat(later.server().certificate().getNotAfter().toInstant()).isAfter(START.plus(Duration.ofDays(700)));
        assertThat(later.authority().certificate()).isEqualTo(authority.certificate());
    }

    @Test
    void renewsForOtherNamesAndForAnotherAuthority() throws Exception {
        var first = at(Duration.ZERO).server();
        var named = at(Duration.ZERO, "more.example").server();
        assertThat(named.certificate()).isNotEqualTo(first.certificate());
        Files.delete(folder.resolve("ca.pem"));
        var again = at(Duration.ZERO, "more.example");
        again.server().certificate().verify(again.authority().certificate().getPublicKey());
    }

    @Test
    void saysSoWhereTheFilesAreBroken() throws Exception {
        Files.writeString(folder.resolve("ca.pem"), "nonsense");
        Files.writeString(folder.resolve("ca.key"), "nonsense");
        assertThatThrownBy(() -> at(Duration.ZERO).server()).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void namesOfTheCloudGetCertificatesOfTheirOwn() throws Exception {
        var authority = at(Duration.ZERO);
        var name = "photos.s3.eu-west-1.localhost";
        var own = authority.server(name);
        own.certificate().verify(authority.authority().certificate().getPublicKey());
        assertThat(own.certificate().getSubjectAlternativeNames()).containsExactly(List.of(2, name));
        assertThat(authority.server(name)).isEqualTo(own);
        for (var other :
                List.of("localhost", "example.com", "a_*.localhost", "..localhost", ".localhost", "x".repeat(300))) {
            assertThat(authority.server(other)).as(other).isEqualTo(authority.server());
        }
    }

    @Test
    void forgetsTheNamesAskedForLongestAgo() throws Exception {
        var authority = at(Duration.ZERO);
        var first = authority.server("b0.s3.localhost");
        var second = authority.server("b1.s3.localhost");
        for (int i = 2; i <= LocalAuthority.MAX_SINGLE; i++) {
            authority.server("b" + i + ".s3.localhost");
        }
        assertThat(authority.server("b1.s3.localhost")).isEqualTo(second);
        assertThat(authority.server("b0.s3.localhost")).isNotEqualTo(first);
    }

    @Test
    void isThereToTrustBeforeAnybodyCalls() throws Exception {
        var authority = at(Duration.ZERO);
        authority.prepare();
        assertThat(authority.certificateFile()).exists();
        authority.prepare();
        assertThat(at(Duration.ZERO).authority()).isEqualTo(authority.authority());
    }
}

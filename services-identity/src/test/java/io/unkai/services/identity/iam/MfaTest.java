package io.unkai.services.identity.iam;

import static io.unkai.services.identity.iam.TestIam.ACCOUNT;
import static io.unkai.services.identity.iam.TestIam.present;
import static io.unkai.services.identity.iam.TestIam.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.iam.CreateVirtualMFADeviceRequest;
import io.unkai.api.iam.DeactivateMFADeviceRequest;
import io.unkai.api.iam.DeleteUserRequest;
import io.unkai.api.iam.DeleteVirtualMFADeviceRequest;
import io.unkai.api.iam.EnableMFADeviceRequest;
import io.unkai.api.iam.GetMFADeviceRequest;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListMFADevicesRequest;
import io.unkai.api.iam.ListVirtualMFADevicesRequest;
import io.unkai.api.iam.MFADevice;
import io.unkai.api.iam.ResyncMFADeviceRequest;
import io.unkai.api.iam.VirtualMFADevice;
import io.unkai.services.identity.iam.mfa.MfaCheck;
import io.unkai.services.identity.iam.mfa.Totp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MfaTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String SERIAL = "arn:aws:iam::" + ACCOUNT + ":mfa/phone";

    private final TestIam iam = new TestIam();
    private final MfaCheck check = new MfaCheck(iam.sealer);
    private byte[] seed = new byte[0];

    @AfterEach
    void close() {
        iam.close();
    }

    private VirtualMFADevice create() {
        var device = present(iam.call(
                        Iam.CREATE_VIRTUAL_MFA_DEVICE,
                        CreateVirtualMFADeviceRequest.builder()
                                .virtualMFADeviceName("phone")
                                .build())
                .virtualMFADevice());
        seed = decoded(present(device.base32StringSeed()).utf8());
        return device;
    }

    /** Reads base 32 as an authenticator does. */
    private static byte[] decoded(String text) {
        var bytes = new byte[text.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int value = ALPHABET.indexOf(text.charAt(bit / 5));
            if ((value >> 4 - bit % 5 & 1) == 1) {
                bytes[bit / 8] |= (byte) (0x80 >> bit % 8);
            }
        }
        return bytes;
    }

    private String code(int stepsFromNow) {
        return Totp.code(seed, Totp.step(iam.now) + stepsFromNow);
    }

    private void enable(String user, String first, String second) {
        iam.call(
                Iam.ENABLE_MFA_DEVICE,
                EnableMFADeviceRequest.builder()
                        .userName(user)
                        .serialNumber(SERIAL)
                        .authenticationCode1(first)
                        .authenticationCode2(second)
                        .build());
    }

    private boolean take(String userId, String code) {
        return iam.store.write(txn -> check.take(txn, ACCOUNT, userId, SERIAL, code, iam.now));
    }

    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        var key = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        assertThat(Totp.code(key, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    @Test
    void devicesShowTheirSeedOnce() {
        var device = create();
        assertThat(device.serialNumber()).isEqualTo(SERIAL);
        assertThat(present(device.base32StringSeed()).utf8()).matches("[A-Z2-7]{64}");
        assertThat(present(device.qrCodePNG()).bytes()).startsWith(0x89, 'P', 'N', 'G');
        var listed = TestIam.all(iam.call(
                        Iam.LIST_VIRTUAL_MFA_DEVICES,
                        ListVirtualMFADevicesRequest.builder().build())
                .virtualMFADevices());
        assertThat(listed).hasSize(1);
        assertThat(listed.getFirst().base32StringSeed()).isNull();
        assertThat(refusal("EntityAlreadyExists", this::create))
                .isEqualTo("MFADevice entity at the same path and name already exists.");
    }

    @Test
    void twoConsecutiveCodesEnableADevice() {
        var alice = iam.user("alice");
        create();
        assertThat(refusal("InvalidAuthenticationCode", () -> enable("alice", code(0), code(0))))
                .isEqualTo("Authentication code for device is not valid.");
        refusal("InvalidAuthenticationCode", () -> enable("alice", code(1), code(0)));
        refusal("InvalidAuthenticationCode", () -> enable("alice", code(-500), code(-499)));
        refusal("InvalidAuthenticationCode", () -> enable("alice", "", "x"));
        enable("alice", code(-1), code(0));
        assertThat(TestIam.all(iam.call(
                                Iam.LIST_MFA_DEVICES,
                                ListMFADevicesRequest.builder()
                                        .userName("alice")
                                        .build())
                        .mfaDevices()))
                .containsExactly(MFADevice.builder()
                        .userName("alice")
                        .serialNumber(SERIAL)
                        .enableDate(iam.now)
                        .build());
        assertThat(iam.call(
                                Iam.GET_MFA_DEVICE,
                                GetMFADeviceRequest.builder()
                                        .serialNumber(SERIAL)
                                        .build())
                        .userName())
                .isEqualTo("alice");
        refusal("EntityAlreadyExists", () -> enable("alice", code(0), code(1)));
        assertThat(refusal(
                        "DeleteConflict",
                        () -> iam.call(
                                Iam.DELETE_USER,
                                DeleteUserRequest.builder().userName("alice").build())))
                .contains("MFA device");
        var delete =
                DeleteVirtualMFADeviceRequest.builder().serialNumber(SERIAL).build();
        assertThat(refusal("DeleteConflict", () -> iam.call(Iam.DELETE_VIRTUAL_MFA_DEVICE, delete)))
                .isEqualTo("MFA VirtualDevice in use. Must deactivate first.");
        iam.call(
                Iam.DEACTIVATE_MFA_DEVICE,
                DeactivateMFADeviceRequest.builder()
                        .userName("alice")
                        .serialNumber(SERIAL)
                        .build());
        assertThat(take(String.valueOf(alice.userId()), code(1))).isFalse();
        iam.call(Iam.DELETE_VIRTUAL_MFA_DEVICE, delete);
        refusal("NoSuchEntity", () -> iam.call(Iam.DELETE_VIRTUAL_MFA_DEVICE, delete));
    }

    @Test
    void eachCodeIsTakenOnce() {
        var alice = String.valueOf(iam.user("alice").userId());
        create();
        enable("alice", code(-1), code(0));
        assertThat(take(alice, code(0))).as("the one that enabled it").isFalse();
        iam.now = iam.now.plusSeconds(60);
        assertThat(take("AIDASOMEBODYELSE", code(0))).isFalse();
        assertThat(take(alice, code(3))).isFalse();
        assertThat(take(alice, code(0))).isTrue();
        assertThat(take(alice, code(0))).isFalse();
        assertThat(take(alice, code(-1))).as("an earlier one").isFalse();
        assertThat(take(alice, "hostile")).isFalse();
        iam.now = iam.now.plusSeconds(30);
        assertThat(take(alice, code(0))).isTrue();
    }

    @Test
    void aClockThatWasMovedBackLocksNobodyOut() {
        var alice = String.valueOf(iam.user("alice").userId());
        create();
        enable("alice", code(-1), code(0));
        var home = iam.now.plusSeconds(60);
        iam.now = home.plusSeconds(30L * 24 * 3600);
        assertThat(take(alice, code(0))).isTrue();
        iam.now = home;
        assertThat(take(alice, code(0))).isTrue();
        assertThat(take(alice, code(0))).isFalse();
    }

    @Test
    void aDeviceWhoseClockIsOffIsSynchronised() {
        var alice = String.valueOf(iam.user("alice").userId());
        create();
        enable("alice", code(-1), code(0));
        iam.now = iam.now.plusSeconds(3600);
        assertThat(take(alice, code(20))).isFalse();
        iam.call(
                Iam.RESYNC_MFA_DEVICE,
                ResyncMFADeviceRequest.builder()
                        .userName("alice")
                        .serialNumber(SERIAL)
                        .authenticationCode1(code(19))
                        .authenticationCode2(code(20))
                        .build());
        iam.now = iam.now.plusSeconds(30);
        assertThat(take(alice, code(0))).isFalse();
        assertThat(take(alice, code(20))).isTrue();
    }

    @Test
    void rootUsersHaveTheirOwn() {
        create();
        iam.call(
                Iam.ENABLE_MFA_DEVICE,
                EnableMFADeviceRequest.builder()
                        .userName(ACCOUNT)
                        .serialNumber(SERIAL)
                        .authenticationCode1(code(-1))
                        .authenticationCode2(code(0))
                        .build());
        iam.now = iam.now.plusSeconds(30);
        assertThat(take("", code(0))).isTrue();
        var listed = TestIam.all(iam.call(
                        Iam.LIST_VIRTUAL_MFA_DEVICES,
                        ListVirtualMFADevicesRequest.builder()
                                .assignmentStatus("Assigned")
                                .build())
                .virtualMFADevices());
        assertThat(present(listed.getFirst().user()).arn()).isEqualTo("arn:aws:iam::" + ACCOUNT + ":root");
    }
}

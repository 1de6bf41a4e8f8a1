package io.unkai.services.identity.iam.mfa;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Txn;
import java.time.Instant;
import java.util.OptionalLong;

/** Takes the codes of MFA devices, each once. */
public final class MfaCheck {
    private static final int FORBIDDEN = 403;

    /** Steps that a device's clock may be off when a code is shown. */
    private static final int TOLERANCE = 1;

    /** Steps that a device's clock may be off when it is enabled or synchronised: an hour. */
    private static final int SEARCHED = 120;

    private final Sealer sealer;

    /** Checks with seeds sealed by the machine's key. */
    public MfaCheck(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * Takes a code; the same or an earlier one is never taken again.
     *
     * @param userId the unique id of who shows it, empty for the root user
     * @param serial the device's serial number, possibly hostile
     * @param code six digits, possibly hostile
     * @return whether the device is that user's and the code is good
     */
    public boolean take(Txn txn, String account, String userId, String serial, String code, Instant now) {
        var device = Device.find(txn, account, serial);
        if (device == null || !userId.equals(device.owner())) {
            return false;
        }
        var seed = seed(device);
        long expected = Totp.step(now) + device.drift();
        long last = last(device, expected);
        boolean good = false;
        for (long step = expected - TOLERANCE; step <= expected + TOLERANCE; step++) {
            if (step > last && Totp.matches(seed, step, code)) {
                device.taken(step, device.drift() + (int) (step - expected)).put(txn);
                good = true;
            }
        }
        return good;
    }

    /**
     * The step of the last code that was taken. One far in the future was taken before the cloud's clock was moved back; it must
     * not lock the user out until then.
     */
    private static long last(Device device, long expected) {
        return device.lastStep() > expected + SEARCHED ? 0 : device.lastStep();
    }

    /**
     * The step of the second of two consecutive codes.
     *
     * @throws ApiException InvalidAuthenticationCode where they are not such codes
     */
    long consecutive(Device device, String first, String second, Instant now) {
        long expected = Totp.step(now) + device.drift();
        var found = search(device, first, second, expected);
        if (found.isEmpty() || found.getAsLong() <= last(device, expected)) {
            throw new ApiException(
                    "InvalidAuthenticationCode", FORBIDDEN, "Authentication code for device is not valid.");
        }
        return found.getAsLong();
    }

    private OptionalLong search(Device device, String first, String second, long around) {
        var seed = seed(device);
        var found = OptionalLong.empty();
        for (long step = around - SEARCHED; step <= around + SEARCHED; step++) {
            if (Totp.matches(seed, step, first) && Totp.matches(seed, step + 1, second)) {
                found = OptionalLong.of(step + 1);
            }
        }
        return found;
    }

    private byte[] seed(Device device) {
        var seed = sealer.open(device.sealedSeed().shared(), Device.purpose(device.serial()));
        if (seed == null) {
            throw new IllegalStateException("the seed of " + device.serial() + " was sealed by another machine");
        }
        return seed;
    }
}

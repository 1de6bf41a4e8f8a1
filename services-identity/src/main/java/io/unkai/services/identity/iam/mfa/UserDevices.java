package io.unkai.services.identity.iam.mfa;

import static io.unkai.services.identity.iam.entity.Entities.USERS;

import io.unkai.api.iam.DeactivateMFADeviceRequest;
import io.unkai.api.iam.DeactivateMFADeviceResponse;
import io.unkai.api.iam.EnableMFADeviceRequest;
import io.unkai.api.iam.EnableMFADeviceResponse;
import io.unkai.api.iam.GetMFADeviceRequest;
import io.unkai.api.iam.GetMFADeviceResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListMFADevicesRequest;
import io.unkai.api.iam.ListMFADevicesResponse;
import io.unkai.api.iam.MFADevice;
import io.unkai.api.iam.ResyncMFADeviceRequest;
import io.unkai.api.iam.ResyncMFADeviceResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Caller;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.Owned;
import io.unkai.services.identity.iam.entity.Texts;
import io.unkai.services.identity.iam.entity.User;
import org.jspecify.annotations.Nullable;

/** Enables MFA devices for users, synchronises and deactivates them; root users have their own. */
public final class UserDevices {
    private final Lists lists;
    private final MfaCheck check;

    /** Devices listed with these markers, their codes checked so. */
    public UserDevices(Lists lists, MfaCheck check) {
        this.lists = lists;
        this.check = check;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.ENABLE_MFA_DEVICE, this::enable);
        on.on(Iam.RESYNC_MFA_DEVICE, this::resync);
        on.on(Iam.DEACTIVATE_MFA_DEVICE, UserDevices::deactivate);
        on.onRead(Iam.LIST_MFA_DEVICES, this::list);
        on.onRead(Iam.GET_MFA_DEVICE, UserDevices::get);
    }

    private EnableMFADeviceResponse enable(Call call, Txn txn, EnableMFADeviceRequest in) {
        var id = userId(call, txn, in.userName());
        var device = Device.require(txn, call.account(), in.serialNumber());
        if (device.owner() != null) {
            throw IamErrors.entityAlreadyExists("MFA Device is already in use.");
        }
        if (Device.of(txn, call.account(), id).size() >= Device.PER_USER) {
            throw IamErrors.quota("MFADevicesPerUser", Device.PER_USER);
        }
        long step = check.consecutive(
                device, Texts.orEmpty(in.authenticationCode1()), Texts.orEmpty(in.authenticationCode2()), call.now());
        device.enabled(id, Texts.seconds(call.now()), step, drift(call, step)).put(txn);
        Device.OWNED.put(txn, call.account(), id, device.serial(), Owned.Present.HERE);
        return EnableMFADeviceResponse.builder().build();
    }

    private ResyncMFADeviceResponse resync(Call call, Txn txn, ResyncMFADeviceRequest in) {
        var device = owned(call, txn, in.userName(), in.serialNumber());
        long step = check.consecutive(
                device, Texts.orEmpty(in.authenticationCode1()), Texts.orEmpty(in.authenticationCode2()), call.now());
        device.taken(step, drift(call, step)).put(txn);
        return ResyncMFADeviceResponse.builder().build();
    }

    /** The second code is the one that the device shows now. */
    private static int drift(Call call, long step) {
        return (int) (step - Totp.step(call.now()));
    }

    private static DeactivateMFADeviceResponse deactivate(Call call, Txn txn, DeactivateMFADeviceRequest in) {
        var device = owned(call, txn, in.userName(), in.serialNumber());
        Device.OWNED.delete(txn, call.account(), Texts.orEmpty(device.owner()), device.serial());
        device.disabled().put(txn);
        return DeactivateMFADeviceResponse.builder().build();
    }

    private ListMFADevicesResponse list(Call call, ReadTxn txn, ListMFADevicesRequest in) {
        var user = Caller.user(call, txn, in.userName());
        var id = user == null ? "" : user.id();
        var page = lists.list(
                call,
                Device.of(txn, call.account(), id),
                Device::serial,
                new Lists.Wanted(id, in.marker(), in.maxItems()));
        return ListMFADevicesResponse.builder()
                .mfaDevices(page.items().stream()
                        .map(device -> MFADevice.builder()
                                .userName(name(user))
                                .serialNumber(device.serial())
                                .enableDate(device.enabled())
                                .build())
                        .toList())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private static GetMFADeviceResponse get(Call call, ReadTxn txn, GetMFADeviceRequest in) {
        var device = in.userName() == null
                ? Device.require(txn, call.account(), in.serialNumber())
                : owned(call, txn, in.userName(), in.serialNumber());
        var owner = device.owner();
        var user = owner == null || owner.isEmpty() ? null : USERS.byId(txn, call.account(), owner);
        return GetMFADeviceResponse.builder()
                .userName(user == null ? null : user.name())
                .serialNumber(device.serial())
                .enableDate(device.enabled())
                .build();
    }

    private static Device owned(Call call, ReadTxn txn, @Nullable String userName, @Nullable String serial) {
        var id = userId(call, txn, userName);
        var device = Device.find(txn, call.account(), Texts.orEmpty(serial));
        if (device == null || !id.equals(device.owner())) {
            throw IamErrors.noSuchEntity("MFA Device invalid for user.");
        }
        return device;
    }

    /** The unique id of whom a call is about. The root user is named as its account by some clients. */
    private static String userId(Call call, ReadTxn txn, @Nullable String name) {
        boolean root =
                call.principal() instanceof Principal.Root && call.account().equals(name);
        var user = Caller.user(call, txn, root ? null : name);
        return user == null ? "" : user.id();
    }

    private static @Nullable String name(@Nullable User user) {
        return user == null ? null : user.name();
    }
}

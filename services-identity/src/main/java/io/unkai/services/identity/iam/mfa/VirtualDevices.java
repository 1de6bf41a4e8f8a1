package io.unkai.services.identity.iam.mfa;

import static io.unkai.services.identity.iam.entity.Entities.USERS;

import io.unkai.api.iam.CreateVirtualMFADeviceRequest;
import io.unkai.api.iam.CreateVirtualMFADeviceResponse;
import io.unkai.api.iam.DeleteVirtualMFADeviceRequest;
import io.unkai.api.iam.DeleteVirtualMFADeviceResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListVirtualMFADevicesRequest;
import io.unkai.api.iam.ListVirtualMFADevicesResponse;
import io.unkai.api.iam.User;
import io.unkai.api.iam.VirtualMFADevice;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Counts;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Keys;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.Tagging;
import io.unkai.services.identity.iam.entity.Texts;
import io.unkai.services.identity.iam.entity.Views;
import org.jspecify.annotations.Nullable;

/** Makes virtual MFA devices, lists and deletes them. */
public final class VirtualDevices {
    private static final int SEED_BYTES = 40;

    private final Lists lists;
    private final Sealer sealer;

    /** Devices listed with these markers, their seeds sealed. */
    public VirtualDevices(Lists lists, Sealer sealer) {
        this.lists = lists;
        this.sealer = sealer;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.CREATE_VIRTUAL_MFA_DEVICE, this::create);
        on.on(Iam.DELETE_VIRTUAL_MFA_DEVICE, VirtualDevices::delete);
        on.onRead(Iam.LIST_VIRTUAL_MFA_DEVICES, this::list);
    }

    private CreateVirtualMFADeviceResponse create(Call call, Txn txn, CreateVirtualMFADeviceRequest in) {
        var path = Texts.path(in.path());
        var name = Texts.orEmpty(in.virtualMFADeviceName());
        var serial = Kind.MFA_DEVICE.arn(call.account(), path, name);
        if (Device.find(txn, call.account(), serial) != null) {
            throw IamErrors.alreadyExists(Kind.MFA_DEVICE, name);
        }
        Counts.add(txn, call.account(), Kind.MFA_DEVICE);
        var seed = new byte[SEED_BYTES];
        call.ids().fill(seed);
        var sealed = Blob.wrap(sealer.seal(seed, Device.purpose(serial)));
        new Device(call.account(), path, name, sealed, null, null, 0, 0).put(txn);
        Tagging.put(txn, call.account(), serial, in.tags());
        var base32 = Base32.encode(seed);
        return CreateVirtualMFADeviceResponse.builder()
                .virtualMFADevice(VirtualMFADevice.builder()
                        .serialNumber(serial)
                        .base32StringSeed(Blob.utf8(base32))
                        .qrCodePNG(Blob.wrap(QrCode.png(uri(call.account(), name, base32))))
                        .tags(in.tags())
                        .build())
                .build();
    }

    /** What authenticator apps read from the QR code. Names hold nothing that needs encoding but these. */
    private static String uri(String account, String name, String seed) {
        return "otpauth://totp/Amazon%20Web%20Services:" + Texts.encoded(name) + "@" + account + "?secret=" + seed
                + "&issuer=Amazon%20Web%20Services";
    }

    private static DeleteVirtualMFADeviceResponse delete(Call call, Txn txn, DeleteVirtualMFADeviceRequest in) {
        var device = Device.require(txn, call.account(), in.serialNumber());
        if (device.owner() != null) {
            throw IamErrors.conflict("MFA VirtualDevice in use. Must deactivate first.");
        }
        txn.delete(Device.TABLE, new Keys.Numbered(call.account(), device.serial()));
        Counts.remove(txn, call.account(), Kind.MFA_DEVICE);
        Tagging.removeAll(txn, call.account(), device.serial());
        return DeleteVirtualMFADeviceResponse.builder().build();
    }

    private ListVirtualMFADevicesResponse list(Call call, ReadTxn txn, ListVirtualMFADevicesRequest in) {
        var status = Texts.orEmpty(in.assignmentStatus());
        var page = lists.table(
                call,
                txn,
                Device.TABLE,
                Keys.allNumbered(call.account()),
                new Lists.Wanted(status, in.marker(), in.maxItems()),
                entry -> {
                    boolean assigned = entry.value().owner() != null;
                    boolean wanted = assigned ? !status.equals("Unassigned") : !status.equals("Assigned");
                    return wanted ? view(txn, entry.value()) : null;
                });
        return ListVirtualMFADevicesResponse.builder()
                .virtualMFADevices(page.items())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private static VirtualMFADevice view(ReadTxn txn, Device device) {
        return VirtualMFADevice.builder()
                .serialNumber(device.serial())
                .enableDate(device.enabled())
                .user(owner(txn, device))
                .build();
    }

    private static @Nullable User owner(ReadTxn txn, Device device) {
        var owner = device.owner();
        if (owner == null) {
            return null;
        }
        if (owner.isEmpty()) {
            var root = new Principal.Root(device.account());
            return User.builder().userId(root.userId()).arn(root.arn()).build();
        }
        var user = USERS.byId(txn, device.account(), owner);
        return user == null ? null : Views.brief(txn, user);
    }
}

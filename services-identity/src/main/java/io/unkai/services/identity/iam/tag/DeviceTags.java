package io.unkai.services.identity.iam.tag;

import static io.unkai.services.identity.iam.entity.Entities.CERTIFICATES;

import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListMFADeviceTagsResponse;
import io.unkai.api.iam.ListServerCertificateTagsResponse;
import io.unkai.api.iam.TagMFADeviceResponse;
import io.unkai.api.iam.TagServerCertificateResponse;
import io.unkai.api.iam.UntagMFADeviceResponse;
import io.unkai.api.iam.UntagServerCertificateResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Tagging;
import io.unkai.services.identity.iam.mfa.Device;
import org.jspecify.annotations.Nullable;

/** The tags of MFA devices and server certificates. */
public final class DeviceTags {
    private final TagLists lists;

    /** Tags listed with these markers. */
    public DeviceTags(TagLists lists) {
        this.lists = lists;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        device(on);
        certificate(on);
    }

    private void device(Changes on) {
        on.on(Iam.TAG_MFA_DEVICE, (call, txn, in) -> {
            Tagging.put(txn, call.account(), device(call, txn, in.serialNumber()), in.tags());
            return TagMFADeviceResponse.builder().build();
        });
        on.on(Iam.UNTAG_MFA_DEVICE, (call, txn, in) -> {
            Tagging.remove(txn, call.account(), device(call, txn, in.serialNumber()), in.tagKeys());
            return UntagMFADeviceResponse.builder().build();
        });
        on.onRead(Iam.LIST_MFA_DEVICE_TAGS, (call, txn, in) -> {
            var page = lists.page(call, txn, device(call, txn, in.serialNumber()), in.marker(), in.maxItems());
            return ListMFADeviceTagsResponse.builder()
                    .tags(page.items())
                    .isTruncated(page.truncated())
                    .marker(page.marker())
                    .build();
        });
    }

    private static String device(Call call, ReadTxn txn, @Nullable String given) {
        return Device.require(txn, call.account(), given).serial();
    }

    private void certificate(Changes on) {
        on.on(Iam.TAG_SERVER_CERTIFICATE, (call, txn, in) -> {
            Tagging.put(txn, call.account(), certificate(call, txn, in.serverCertificateName()), in.tags());
            return TagServerCertificateResponse.builder().build();
        });
        on.on(Iam.UNTAG_SERVER_CERTIFICATE, (call, txn, in) -> {
            Tagging.remove(txn, call.account(), certificate(call, txn, in.serverCertificateName()), in.tagKeys());
            return UntagServerCertificateResponse.builder().build();
        });
        on.onRead(Iam.LIST_SERVER_CERTIFICATE_TAGS, (call, txn, in) -> {
            var page = lists.page(
                    call, txn, certificate(call, txn, in.serverCertificateName()), in.marker(), in.maxItems());
            return ListServerCertificateTagsResponse.builder()
                    .tags(page.items())
                    .isTruncated(page.truncated())
                    .marker(page.marker())
                    .build();
        });
    }

    private static String certificate(Call call, ReadTxn txn, @Nullable String given) {
        return CERTIFICATES.require(txn, call.account(), given).arn();
    }
}

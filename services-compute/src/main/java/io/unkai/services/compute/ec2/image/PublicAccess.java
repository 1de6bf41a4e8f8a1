package io.unkai.services.compute.ec2.image;

import io.unkai.api.ec2.DisableImageBlockPublicAccessRequest;
import io.unkai.api.ec2.DisableImageBlockPublicAccessResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.EnableImageBlockPublicAccessRequest;
import io.unkai.api.ec2.EnableImageBlockPublicAccessResult;
import io.unkai.api.ec2.GetImageBlockPublicAccessStateRequest;
import io.unkai.api.ec2.GetImageBlockPublicAccessStateResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;

/** Whether an account may give images to everyone in a region: as in every account that had none, it may not until it says so. */
final class PublicAccess {
    private static final String BLOCKED = "block-new-sharing";
    private static final String UNBLOCKED = "unblocked";
    private static final String ONLY = "image-block-public-access";
    private static final Table<Key, Chosen> TABLE =
            new Table<>("ec2.images.public-access", KeyCodecs.of(Key.class), RecordCodec.of(Chosen.class));

    private record Chosen(boolean allowed) {}

    void register(Handlers on) {
        on.on(Ec2.ENABLE_IMAGE_BLOCK_PUBLIC_ACCESS, PublicAccess::block);
        on.on(Ec2.DISABLE_IMAGE_BLOCK_PUBLIC_ACCESS, PublicAccess::unblock);
        on.onRead(Ec2.GET_IMAGE_BLOCK_PUBLIC_ACCESS_STATE, PublicAccess::show);
    }

    /** Whether the caller may give images to everyone. */
    static boolean allowed(Call call, ReadTxn txn) {
        var chosen = txn.get(TABLE, Key.of(call, ONLY));
        return chosen != null && chosen.allowed;
    }

    private static EnableImageBlockPublicAccessResult block(
            Call call, Txn txn, EnableImageBlockPublicAccessRequest in) {
        var asked = in.imageBlockPublicAccessState();
        if (!BLOCKED.equals(asked)) {
            throw Ec2Errors.invalidValue("ImageBlockPublicAccessState", asked + "", "Expected: '" + BLOCKED + "'.");
        }
        txn.put(TABLE, Key.of(call, ONLY), new Chosen(false));
        return EnableImageBlockPublicAccessResult.builder()
                .imageBlockPublicAccessState(BLOCKED)
                .build();
    }

    private static DisableImageBlockPublicAccessResult unblock(
            Call call, Txn txn, DisableImageBlockPublicAccessRequest in) {
        txn.put(TABLE, Key.of(call, ONLY), new Chosen(true));
        return DisableImageBlockPublicAccessResult.builder()
                .imageBlockPublicAccessState(UNBLOCKED)
                .build();
    }

    private static GetImageBlockPublicAccessStateResult show(
            Call call, ReadTxn txn, GetImageBlockPublicAccessStateRequest in) {
        return GetImageBlockPublicAccessStateResult.builder()
                .imageBlockPublicAccessState(allowed(call, txn) ? UNBLOCKED : BLOCKED)
                .build();
    }
}

package io.unkai.services.compute.ec2.image;

import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ImageRecycleBinInfo;
import io.unkai.api.ec2.ListImagesInRecycleBinRequest;
import io.unkai.api.ec2.ListImagesInRecycleBinResult;
import io.unkai.api.ec2.RestoreImageFromRecycleBinRequest;
import io.unkai.api.ec2.RestoreImageFromRecycleBinResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.bin.Bin;
import io.unkai.services.compute.ec2.snapshot.StoredSnapshot;
import io.unkai.services.compute.rbin.RetentionRules;
import java.util.LinkedHashSet;
import java.util.List;

/** Deregistered images that a rule of Recycle Bin keeps: lists them and brings them back. */
public final class ImageRecycling {
    /** Where they are. */
    public static final Bin<StoredImage> BIN =
            new Bin<>(Kind.IMAGE, RetentionRules.Type.EC2_IMAGE, "ec2.images.bin", StoredImage.class);

    private final Tokens tokens;

    ImageRecycling(Tokens tokens) {
        this.tokens = tokens;
    }

    void register(Handlers on) {
        on.onRead(Ec2.LIST_IMAGES_IN_RECYCLE_BIN, this::list);
        on.on(Ec2.RESTORE_IMAGE_FROM_RECYCLE_BIN, ImageRecycling::restore);
    }

    /** Keeps an image that is about to be removed where a rule says so; what was never made is not kept. */
    static void keep(Call call, Txn txn, StoredImage image) {
        if (image.state() != ImageState.FAILED) {
            BIN.keep(call, txn, image);
        }
    }

    private ListImagesInRecycleBinResult list(Call call, ReadTxn txn, ListImagesInRecycleBinRequest in) {
        var asked = Asked.of(in.imageIds(), null, in.maxResults(), in.nextToken());
        if (asked.maxResults() != null && !asked.ids().isEmpty()) {
            throw Ec2Errors.combination("The parameter maxResults cannot be used with a list of ids");
        }
        var found = asked.ids().isEmpty()
                ? BIN.all(txn, call.account(), call.region())
                : new LinkedHashSet<>(Parts.list(in.imageIds()))
                        .stream().map(id -> BIN.find(call, txn, id)).toList();
        List<ImageRecycleBinInfo> shown =
                found.stream().map(image -> view(txn, image)).toList();
        var page = Pages.page(call, tokens, "images in bin", shown, one -> String.valueOf(one.imageId()), asked);
        return ListImagesInRecycleBinResult.builder()
                .images(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static ImageRecycleBinInfo view(ReadTxn txn, StoredImage image) {
        var view = ImageRecycleBinInfo.builder()
                .imageId(image.id())
                .name(image.name())
                .description(image.description());
        var stay = BIN.stay(txn, image.key());
        return stay == null
                ? view.build()
                : view.recycleBinEnterTime(stay.entered())
                        .recycleBinExitTime(stay.exits())
                        .build();
    }

    private static RestoreImageFromRecycleBinResult restore(Call call, Txn txn, RestoreImageFromRecycleBinRequest in) {
        var image = BIN.find(call, txn, in.imageId());
        for (var id : image.snapshots()) {
            if (StoredSnapshot.find(txn, id) == null) {
                throw Kind.SNAPSHOT.absent(id);
            }
        }
        // Its name may have been given to another one since.
        var _ = ImageNames.check(call, txn, image.name());
        image.restore(txn);
        BIN.takeOut(txn, image.key());
        return RestoreImageFromRecycleBinResult.builder().return_(true).build();
    }
}

package io.unkai.services.compute.ec2.image;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Kind;
import org.jspecify.annotations.Nullable;

/** Finds images of the caller. */
final class OwnImages {
    private static final int FORBIDDEN = 403;

    private OwnImages() {}

    /** The caller's own image of an id. @throws ApiException where there is none */
    static StoredImage find(Call call, ReadTxn txn, PublicImages images, @Nullable String id) {
        var text = id == null ? "" : id;
        if (!Kind.IMAGE.isId(text)) {
            throw Images.malformed(text);
        }
        var image = StoredImage.find(txn, text);
        boolean here = image != null && image.key().region().equals(call.region());
        if (image != null && here && image.key().account().equals(call.account())) {
            return image;
        }
        if (images.find(call.region(), text) != null || image != null && here && image.launchableBy(call.account())) {
            throw new ApiException("AuthFailure", FORBIDDEN, "Not authorized for image:" + text);
        }
        throw Kind.IMAGE.absent(text);
    }

    /** The caller's own image that is neither pending nor failed. @throws ApiException where there is none */
    static StoredImage ready(Call call, ReadTxn txn, PublicImages images, @Nullable String id) {
        var image = find(call, txn, images, id);
        if (image.state() == ImageState.PENDING || image.state() == ImageState.FAILED) {
            throw new ApiException(
                    "InvalidAMIID.Unavailable",
                    "The image ID '" + image.id() + "' is " + image.state().text());
        }
        return image;
    }
}

package io.unkai.services.compute.ec2.image;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.volume.VolumeSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What launches need of an image.
 *
 * @param id its id
 * @param owner whose it is
 * @param architecture for example {@code x86_64}
 * @param root the volume that instances boot from
 * @param others the other volumes that they begin with
 * @param publicly whether it is one of the images that the cloud offers
 * @param tokensOnly whether its instances are asked about themselves with tokens only
 */
public record LaunchImage(
        String id,
        String owner,
        String architecture,
        ImageDisk root,
        List<ImageDisk> others,
        boolean publicly,
        boolean tokensOnly) {
    private static final VolumeSpec USUAL = new VolumeSpec(PublicImage.ROOT_GIBIBYTES, "gp3", 3000, 125);

    /** The image of an id that the caller may launch. @throws ApiException where there is none, or it cannot be launched */
    public static LaunchImage find(Call call, ReadTxn txn, PublicImages images, @Nullable String id) {
        if (id == null || id.isEmpty()) {
            throw Ec2Errors.missing("ImageId");
        }
        if (!Kind.IMAGE.isId(id)) {
            throw Images.malformed(id);
        }
        var offered = images.find(call.region(), id);
        if (offered != null) {
            return of(offered, call.region());
        }
        var own = StoredImage.find(txn, id);
        if (own == null || !own.key().region().equals(call.region()) || !own.launchableBy(call.account())) {
            throw Kind.IMAGE.absent(id);
        }
        if (own.state() != ImageState.AVAILABLE) {
            throw new ApiException("InvalidAMIID.Unavailable", "The image ID '" + id + "' is not available");
        }
        return of(own);
    }

    private static LaunchImage of(PublicImage image, String region) {
        var root = new ImageDisk(PublicImage.ROOT_DEVICE, image.snapshot(region), USUAL, true, false);
        return new LaunchImage(image.id(region), PublicImage.OWNER, image.architecture(), root, List.of(), true, false);
    }

    private static LaunchImage of(StoredImage image) {
        var root = image.root();
        var others = image.disks().stream().filter(disk -> !disk.equals(root)).toList();
        return new LaunchImage(
                image.id(),
                image.key().account(),
                image.origin().architecture(),
                root,
                others,
                false,
                !image.origin().imds().isEmpty());
    }
}

package io.unkai.services.compute.ec2.image;

import io.unkai.api.ec2.DescribeImagesRequest;
import io.unkai.api.ec2.DescribeImagesResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Image;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.block.BlockPlane;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Share;
import io.unkai.services.compute.ec2.base.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists images, those of the cloud and those that accounts made. */
public final class Images {
    private static final String SELF = "self";

    private final PublicImages images;
    private final BlockPlane block;
    private final Tokens tokens;

    /**
     * @param images what the cloud offers
     * @param block keeps their snapshots
     * @param tokens continue lists
     */
    public Images(PublicImages images, BlockPlane block, Tokens tokens) {
        this.images = images;
        this.block = block;
        this.tokens = tokens;
    }

    /** Registers all operations on images but their making of instances. */
    public void register(Handlers on, Registry registry) {
        registry.add(StoredImage.TABLE);
        on.onRead(Ec2.DESCRIBE_IMAGES, this::list);
        new Registrations(images, block).register(on);
        new ImageSharing(images).register(on);
        new ImageSettings(images).register(on);
        new PublicAccess().register(on);
        new ImageRecycling(tokens).register(on);
    }

    private DescribeImagesResult list(Call call, ReadTxn txn, DescribeImagesRequest in) {
        var asked = Asked.of(in.imageIds(), in.filters(), in.maxResults(), in.nextToken());
        if (asked.maxResults() != null && !asked.ids().isEmpty()) {
            throw Ec2Errors.combination("The parameter maxResults cannot be used with a list of ids");
        }
        var matches = ImageFilters.ALL.all(asked.filters());
        var found = new ArrayList<Image>();
        for (var image : offered(call, asked.ids())) {
            if (owned(call, PublicImage.OWNER, in.owners(), true) && executable(in.executableUsers())) {
                found.add(ImageView.of(image, call.region()));
            }
        }
        for (var image : made(call, txn, asked.ids())) {
            if (isShown(call, image, in) && owned(call, image.key().account(), in.owners(), false)) {
                found.add(ImageView.of(txn, call, image));
            }
        }
        var all = found.stream().filter(matches).toList();
        var page = Pages.page(call, tokens, "images", all, image -> image.name() + image.imageId(), asked);
        return DescribeImagesResult.builder()
                .images(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private List<PublicImage> offered(Call call, List<String> ids) {
        return images.all().stream()
                .filter(image -> ids.isEmpty() || ids.contains(image.id(call.region())))
                .toList();
    }

    /** The images of accounts that the caller may launch. @throws ApiException for an id that none has */
    private List<StoredImage> made(Call call, ReadTxn txn, List<String> ids) {
        var found = new ArrayList<StoredImage>();
        for (var id : new LinkedHashSet<>(ids)) {
            if (!Kind.IMAGE.isId(id)) {
                throw malformed(id);
            }
            if (images.find(call.region(), id) == null) {
                var image = StoredImage.find(txn, id);
                if (image == null || !isVisible(call, image)) {
                    throw Kind.IMAGE.absent(id);
                }
                found.add(image);
            }
        }
        if (ids.isEmpty()) {
            try (var cursor = txn.scan(StoredImage.TABLE.table(), Range.ALL)) {
                cursor.forEachRemaining(entry -> {
                    if (isVisible(call, entry.value())) {
                        found.add(entry.value());
                    }
                });
            }
        }
        return found;
    }

    private static boolean isVisible(Call call, StoredImage image) {
        return image.key().region().equals(call.region()) && image.launchableBy(call.account());
    }

    /** The refusal of what is no id of an image. */
    public static ApiException malformed(String id) {
        return new ApiException("InvalidAMIID.Malformed", "Invalid id: \"" + id + "\" (expecting \"ami-...\")");
    }

    /** Deprecated images are shown to their owners; who knows the id of one is shown it in any case. */
    private static boolean isShown(Call call, StoredImage image, DescribeImagesRequest in) {
        boolean named = Parts.list(in.imageIds()).contains(image.id());
        boolean own = image.key().account().equals(call.account());
        var deprecated = image.deprecated();
        boolean old = deprecated != null && !call.now().isBefore(deprecated);
        if (old && !own && !named && !Boolean.TRUE.equals(in.includeDeprecated())) {
            return false;
        }
        if (image.state() == ImageState.DISABLED && !named && !Boolean.TRUE.equals(in.includeDisabled())) {
            return false;
        }
        var users = Parts.list(in.executableUsers());
        return users.isEmpty() || users.stream().anyMatch(user -> executable(call, image, user));
    }

    private static boolean executable(Call call, StoredImage image, String user) {
        return switch (user) {
            case Share.EVERYONE -> image.sharing().publicly();
            case SELF -> image.sharing().users().contains(call.account());
            default -> image.sharing().users().contains(user);
        };
    }

    private static boolean executable(@Nullable List<String> users) {
        return users == null || users.isEmpty() || users.contains(Share.EVERYONE);
    }

    private static boolean owned(Call call, String owner, @Nullable List<String> owners, boolean amazon) {
        return owners == null
                || owners.isEmpty()
                || owners.contains(owner)
                || amazon && owners.contains("amazon")
                || owners.contains(SELF) && owner.equals(call.account());
    }
}

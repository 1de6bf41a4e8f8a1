package io.unkai.services.compute.ec2.image;

import io.unkai.api.ec2.DescribeImagesRequest;
import io.unkai.api.ec2.DescribeImagesResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists images. */
public final class Images {
    private static final String SELF = "self";
    private static final String EVERYONE = "all";

    private final PublicImages images;
    private final Tokens tokens;

    /**
     * @param images what there is
     * @param tokens continue lists
     */
    public Images(PublicImages images, Tokens tokens) {
        this.images = images;
        this.tokens = tokens;
    }

    /** Registers the operations. */
    public void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_IMAGES, this::list);
    }

    private DescribeImagesResult list(Call call, ReadTxn txn, DescribeImagesRequest in) {
        var asked = Asked.of(in.imageIds(), in.filters(), in.maxResults(), in.nextToken());
        var matches = ImageFilters.ALL.all(asked.filters());
        asked.ids().forEach(id -> require(call, id));
        var found = images.all().stream()
                .filter(image -> asked.ids().isEmpty() || asked.ids().contains(image.id(call.region())))
                .filter(image -> owned(in.owners(), call) && executable(in.executableUsers()))
                .map(image -> ImageView.of(image, call.region()))
                .filter(matches)
                .toList();
        var page = Pages.page(call, tokens, "images", found, image -> image.name() + image.imageId(), asked);
        return DescribeImagesResult.builder()
                .images(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private void require(Call call, String id) {
        if (!Kind.IMAGE.isId(id)) {
            throw malformed(id);
        }
        if (images.find(call.region(), id) == null) {
            throw Kind.IMAGE.absent(id);
        }
    }

    /** The refusal of what is no id of an image. */
    public static ApiException malformed(String id) {
        return new ApiException("InvalidAMIID.Malformed", "Invalid id: \"" + id + "\" (expecting \"ami-...\")");
    }

    private static boolean owned(@Nullable List<String> owners, Call call) {
        return owners == null
                || owners.isEmpty()
                || owners.contains("amazon")
                || owners.contains(PublicImage.OWNER)
                || owners.contains(SELF) && call.account().equals(PublicImage.OWNER);
    }

    private static boolean executable(@Nullable List<String> users) {
        return users == null || users.isEmpty() || users.contains(EVERYONE);
    }
}

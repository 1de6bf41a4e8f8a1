package io.unkai.services.compute.ec2.image;

import io.unkai.api.ec2.DisableImageDeprecationRequest;
import io.unkai.api.ec2.DisableImageDeprecationResult;
import io.unkai.api.ec2.DisableImageDeregistrationProtectionRequest;
import io.unkai.api.ec2.DisableImageDeregistrationProtectionResult;
import io.unkai.api.ec2.DisableImageRequest;
import io.unkai.api.ec2.DisableImageResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.EnableImageDeprecationRequest;
import io.unkai.api.ec2.EnableImageDeprecationResult;
import io.unkai.api.ec2.EnableImageDeregistrationProtectionRequest;
import io.unkai.api.ec2.EnableImageDeregistrationProtectionResult;
import io.unkai.api.ec2.EnableImageRequest;
import io.unkai.api.ec2.EnableImageResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Says whether images are still to be used: deprecates, disables and protects them. */
final class ImageSettings {
    private static final Period LATEST = Period.ofYears(10);

    private final PublicImages images;

    ImageSettings(PublicImages images) {
        this.images = images;
    }

    void register(Handlers on) {
        on.on(Ec2.ENABLE_IMAGE_DEPRECATION, this::deprecate);
        on.on(Ec2.DISABLE_IMAGE_DEPRECATION, this::undeprecate);
        on.on(Ec2.DISABLE_IMAGE, this::disable);
        on.on(Ec2.ENABLE_IMAGE, this::enable);
        on.on(Ec2.ENABLE_IMAGE_DEREGISTRATION_PROTECTION, this::protect);
        on.on(Ec2.DISABLE_IMAGE_DEREGISTRATION_PROTECTION, this::unprotect);
    }

    private EnableImageDeprecationResult deprecate(Call call, Txn txn, EnableImageDeprecationRequest in) {
        var image = OwnImages.find(call, txn, images, in.imageId());
        var asked = in.deprecateAt();
        if (asked == null) {
            throw Ec2Errors.missing("DeprecateAt");
        }
        if (asked.isBefore(call.now())) {
            throw Ec2Errors.invalidValue("DeprecateAt", asked, "The deprecation date must be in the future.");
        }
        if (asked.isAfter(call.now().atZone(ZoneOffset.UTC).plus(LATEST).toInstant())) {
            throw Ec2Errors.invalidValue(
                    "DeprecateAt", asked, "The deprecation date must be at most 10 years from now.");
        }
        StoredImage.TABLE.put(txn, image.deprecatedFrom(asked.plusSeconds(30).truncatedTo(ChronoUnit.MINUTES)));
        return EnableImageDeprecationResult.builder().return_(true).build();
    }

    private DisableImageDeprecationResult undeprecate(Call call, Txn txn, DisableImageDeprecationRequest in) {
        StoredImage.TABLE.put(
                txn, OwnImages.find(call, txn, images, in.imageId()).deprecatedFrom(null));
        return DisableImageDeprecationResult.builder().return_(true).build();
    }

    /** Nobody else may launch it afterwards, even when it is enabled again. */
    private DisableImageResult disable(Call call, Txn txn, DisableImageRequest in) {
        var image = OwnImages.ready(call, txn, images, in.imageId());
        if (image.state() == ImageState.AVAILABLE) {
            StoredImage.TABLE.put(txn, image.in(ImageState.DISABLED, "").shared(StoredImage.Sharing.NONE));
        }
        return DisableImageResult.builder().return_(true).build();
    }

    private EnableImageResult enable(Call call, Txn txn, EnableImageRequest in) {
        var image = OwnImages.ready(call, txn, images, in.imageId());
        if (image.state() == ImageState.DISABLED) {
            StoredImage.TABLE.put(txn, image.in(ImageState.AVAILABLE, ""));
        }
        return EnableImageResult.builder().return_(true).build();
    }

    private EnableImageDeregistrationProtectionResult protect(
            Call call, Txn txn, EnableImageDeregistrationProtectionRequest in) {
        var image = OwnImages.ready(call, txn, images, in.imageId());
        var protection = new Protection(true, Boolean.TRUE.equals(in.withCooldown()), null);
        StoredImage.TABLE.put(txn, image.protectedBy(protection));
        return EnableImageDeregistrationProtectionResult.builder()
                .return_(protection.text(call.now()))
                .build();
    }

    private DisableImageDeregistrationProtectionResult unprotect(
            Call call, Txn txn, DisableImageDeregistrationProtectionRequest in) {
        var image = OwnImages.find(call, txn, images, in.imageId());
        var protection = image.protection().ended(call.now());
        StoredImage.TABLE.put(txn, image.protectedBy(protection));
        return DisableImageDeregistrationProtectionResult.builder()
                .return_(protection.text(call.now()))
                .build();
    }
}

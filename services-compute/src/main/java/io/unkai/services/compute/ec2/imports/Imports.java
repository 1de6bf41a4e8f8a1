package io.unkai.services.compute.ec2.imports;

import io.unkai.api.ec2.CancelImportTaskRequest;
import io.unkai.api.ec2.CancelImportTaskResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ImageDiskContainer;
import io.unkai.api.ec2.ImportImageRequest;
import io.unkai.api.ec2.ImportImageResult;
import io.unkai.api.ec2.ImportSnapshotRequest;
import io.unkai.api.ec2.ImportSnapshotResult;
import io.unkai.api.ec2.TagSpecification;
import io.unkai.api.ec2.UserBucket;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.block.BlockPlane;
import io.unkai.services.compute.ec2.base.ClientTokens;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.imports.tree.Trees;
import io.unkai.services.compute.ec2.secret.DiskSecret;
import io.unkai.services.compute.ec2.secret.EbsEncryption;
import io.unkai.services.compute.ec2.secret.Wish;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks for disks to be imported from buckets, and gives imports up. The caller has to be allowed to read the object: there is no role that
 * would read it for those who are not.
 *
 * @param block keeps snapshots
 * @param tokens continue lists
 */
public record Imports(BlockPlane block, Tokens tokens) {
    private static final Set<String> DISKS = Set.of("RAW", "QCOW2");
    private static final Set<String> OTHERS = Set.of("VHD", "VHDX", "VMDK", "OVA");
    private static final String URL = "s3://";
    private static final int MAX_DESCRIPTION = 255;
    private static final String PLATFORM = "Linux";

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        registry.add(StoredImport.SNAPSHOTS);
        registry.add(StoredImport.IMAGES);
        on.on(Ec2.IMPORT_SNAPSHOT, this::snapshot);
        on.on(Ec2.IMPORT_IMAGE, this::image);
        on.on(Ec2.CANCEL_IMPORT_TASK, Imports::cancel);
        new ImportLists(tokens).register(on);
    }

    private ImportSnapshotResult snapshot(Call call, Txn txn, ImportSnapshotRequest in) {
        var disk = in.diskContainer();
        if (disk == null) {
            throw Ec2Errors.missing("DiskContainer");
        }
        var id = ClientTokens.once(call, txn, in.clientToken(), in, () -> {
            var object = object(call, disk.format(), disk.url(), disk.userBucket(), Set.of());
            var words =
                    Objects.requireNonNullElse(in.description(), Objects.requireNonNullElse(disk.description(), ""));
            return begin(call, txn, object, words, new Wish(in.encrypted(), in.kmsKeyId()), "", in.tagSpecifications());
        });
        return ImportViews.snapshot(txn, StoredImport.SNAPSHOTS.find(call, txn, id));
    }

    private ImportImageResult image(Call call, Txn txn, ImportImageRequest in) {
        var architecture = Objects.requireNonNullElse(in.architecture(), "x86_64");
        if (!Set.of("x86_64", "arm64").contains(architecture)) {
            throw Ec2Errors.unsupported("Images are imported for x86_64 and arm64.");
        }
        if (in.platform() != null && !in.platform().equalsIgnoreCase(PLATFORM)) {
            throw Ec2Errors.unsupported("Only Linux images are imported here.");
        }
        if (in.licenseType() != null || !Parts.list(in.licenseSpecifications()).isEmpty()) {
            throw Ec2Errors.unsupported("Licenses are not offered here.");
        }
        var disk = disk(Parts.list(in.diskContainers()));
        var id = ClientTokens.once(call, txn, in.clientToken(), in, () -> {
            var object = object(call, disk.format(), disk.url(), disk.userBucket(), Trees.FORMATS);
            var words = Objects.requireNonNullElse(in.description(), "");
            return begin(
                    call,
                    txn,
                    object,
                    words,
                    new Wish(in.encrypted(), in.kmsKeyId()),
                    architecture,
                    in.tagSpecifications());
        });
        return ImportViews.image(txn, StoredImport.IMAGES.find(call, txn, id));
    }

    private static ImageDiskContainer disk(List<ImageDiskContainer> disks) {
        if (disks.isEmpty()) {
            throw Ec2Errors.missing("DiskContainers");
        }
        if (disks.size() > 1 || disks.getFirst().snapshotId() != null) {
            throw Ec2Errors.unsupported("An image is imported from one disk; RegisterImage makes one of several.");
        }
        return disks.getFirst();
    }

    /** @param more formats that can be imported beside those of disks */
    private static StoredImport.Origin object(
            Call call, @Nullable String format, @Nullable String url, @Nullable UserBucket place, Set<String> more) {
        var kind = Objects.requireNonNullElse(format, "RAW").toUpperCase(Locale.ROOT);
        if (OTHERS.contains(kind)) {
            throw Ec2Errors.unsupported("Disks of the format " + kind + " are not imported here; RAW and QCOW2 are.");
        }
        if (!DISKS.contains(kind) && !more.contains(kind)) {
            var all = Stream.concat(DISKS.stream(), more.stream()).sorted().toList();
            throw Ec2Errors.invalidValue("format", kind, "Expecting one of " + String.join(", ", all) + '.');
        }
        var found = place(kind, url, place);
        var arn = "arn:aws:s3:::" + found.bucket() + '/' + found.name();
        if (!call.access().allows("s3:GetObject", arn)) {
            throw new ApiException(
                    "InvalidParameter",
                    "The object " + URL + found.bucket() + '/' + found.name() + " does not exist or may not be read.");
        }
        return found;
    }

    private static StoredImport.Origin place(String kind, @Nullable String url, @Nullable UserBucket place) {
        if (place != null && place.s3Bucket() != null && place.s3Key() != null) {
            return new StoredImport.Origin(place.s3Bucket(), place.s3Key(), kind);
        }
        int slash = url == null ? -1 : url.indexOf('/', URL.length());
        if (url == null || !url.startsWith(URL) || slash < 0) {
            throw new ApiException(
                    "InvalidParameter", "The disk is named by its bucket and key, or by s3://bucket/key.");
        }
        return new StoredImport.Origin(url.substring(URL.length(), slash), url.substring(slash + 1), kind);
    }

    /** @param architecture that of the image that is to be made, or empty where only a snapshot is */
    private String begin(
            Call call,
            Txn txn,
            StoredImport.Origin object,
            String description,
            Wish wish,
            String architecture,
            @Nullable List<TagSpecification> tags) {
        if (description.length() > MAX_DESCRIPTION) {
            throw Ec2Errors.invalidValue(
                    "Value for parameter description is invalid. Length exceeds maximum of " + MAX_DESCRIPTION + '.');
        }
        block.unavailable().ifPresent(why -> {
            throw Ec2Errors.unsupported("Disks cannot be imported on this host: " + why);
        });
        var secret = DiskSecret.of(call, txn, wish, null);
        if (secret != null) {
            EbsEncryption.require(block);
        }
        boolean image = !architecture.isEmpty();
        var kind = image ? Kind.IMAGE_IMPORT : Kind.SNAPSHOT_IMPORT;
        var key = Key.of(call, call.ids().next(kind.prefix()));
        new StoredImport(
                        key,
                        object,
                        description,
                        call.ids().next(Kind.SNAPSHOT.prefix()),
                        image ? call.ids().next(Kind.IMAGE.prefix()) : "",
                        architecture,
                        secret,
                        call.now(),
                        StoredImport.Progress.NONE)
                .save(txn);
        Ec2Tags.create(call, txn, kind, key, tags);
        return key.id();
    }

    private static CancelImportTaskResult cancel(Call call, Txn txn, CancelImportTaskRequest in) {
        var id = Objects.requireNonNullElse(in.importTaskId(), "");
        var task = StoredImport.table(Kind.IMAGE_IMPORT.isId(id)).find(call, txn, id);
        var before = task.progress().phase();
        if (before != StoredImport.Phase.ACTIVE) {
            throw Ec2Errors.incorrectState("The import task " + id + " is " + before.text() + '.');
        }
        var why = Objects.requireNonNullElse(in.cancelReason(), "Cancelled by the user");
        task.with(task.progress().in(StoredImport.Phase.CANCELLED, why)).save(txn);
        return CancelImportTaskResult.builder()
                .importTaskId(id)
                .previousState(before.text())
                .state("deleting")
                .build();
    }
}

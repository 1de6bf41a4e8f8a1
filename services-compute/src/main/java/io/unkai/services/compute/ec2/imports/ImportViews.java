package io.unkai.services.compute.ec2.imports;

import io.unkai.api.ec2.ImportImageResult;
import io.unkai.api.ec2.ImportImageTask;
import io.unkai.api.ec2.ImportSnapshotResult;
import io.unkai.api.ec2.ImportSnapshotTask;
import io.unkai.api.ec2.SnapshotDetail;
import io.unkai.api.ec2.SnapshotTaskDetail;
import io.unkai.api.ec2.UserBucketDetails;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Imports as answers show them. */
final class ImportViews {
    private ImportViews() {}

    static ImportSnapshotResult snapshot(ReadTxn txn, StoredImport task) {
        return ImportSnapshotResult.builder()
                .importTaskId(task.id())
                .description(task.description())
                .snapshotTaskDetail(detail(task))
                .tags(Ec2Tags.of(txn, task.key()))
                .build();
    }

    static ImportSnapshotTask snapshotTask(ReadTxn txn, StoredImport task) {
        return ImportSnapshotTask.builder()
                .importTaskId(task.id())
                .description(task.description())
                .snapshotTaskDetail(detail(task))
                .tags(Ec2Tags.of(txn, task.key()))
                .build();
    }

    private static SnapshotTaskDetail detail(StoredImport task) {
        return SnapshotTaskDetail.builder()
                .description(task.description())
                .diskImageSize(size(task))
                .encrypted(task.secret() != null)
                .kmsKeyId(key(task))
                .format(task.object().format())
                .progress(progress(task))
                .snapshotId(task.progress().phase() == StoredImport.Phase.COMPLETED ? task.snapshot() : null)
                .status(task.progress().phase().text())
                .statusMessage(message(task))
                .userBucket(place(task))
                .build();
    }

    static ImportImageResult image(ReadTxn txn, StoredImport task) {
        return ImportImageResult.builder()
                .importTaskId(task.id())
                .architecture(task.architecture())
                .description(task.description())
                .encrypted(task.secret() != null)
                .kmsKeyId(key(task))
                .progress(progress(task))
                .snapshotDetails(List.of(disk(task)))
                .status(task.progress().phase().text())
                .statusMessage(message(task))
                .tags(Ec2Tags.of(txn, task.key()))
                .build();
    }

    static ImportImageTask imageTask(ReadTxn txn, StoredImport task) {
        boolean made = task.progress().phase() == StoredImport.Phase.COMPLETED;
        return ImportImageTask.builder()
                .importTaskId(task.id())
                .imageId(made ? task.image() : null)
                .platform(made ? "Linux" : null)
                .architecture(task.architecture())
                .description(task.description())
                .encrypted(task.secret() != null)
                .kmsKeyId(key(task))
                .progress(progress(task))
                .snapshotDetails(List.of(disk(task)))
                .status(task.progress().phase().text())
                .statusMessage(message(task))
                .tags(Ec2Tags.of(txn, task.key()))
                .build();
    }

    private static SnapshotDetail disk(StoredImport task) {
        boolean made = task.progress().phase() == StoredImport.Phase.COMPLETED;
        return SnapshotDetail.builder()
                .deviceName(made ? ImportReconciler.ROOT_DEVICE : null)
                .diskImageSize(size(task))
                .format(task.object().format())
                .snapshotId(made ? task.snapshot() : null)
                .status(task.progress().phase().text())
                .userBucket(place(task))
                .build();
    }

    private static @Nullable String key(StoredImport task) {
        return task.secret() == null ? null : task.secret().key();
    }

    private static @Nullable Double size(StoredImport task) {
        return task.progress().blocks() == 0 ? null : (double) task.progress().gibibytes() * (1 << 30);
    }

    private static @Nullable String progress(StoredImport task) {
        return task.progress().phase() == StoredImport.Phase.ACTIVE
                ? Integer.toString(task.progress().percent())
                : null;
    }

    private static @Nullable String message(StoredImport task) {
        if (task.progress().phase() == StoredImport.Phase.ACTIVE) {
            return task.progress().blocks() == 0 ? "pending" : "converting";
        }
        return task.progress().why().isEmpty() ? null : task.progress().why();
    }

    private static UserBucketDetails place(StoredImport task) {
        return UserBucketDetails.builder()
                .s3Bucket(task.object().bucket())
                .s3Key(task.object().name())
                .build();
    }
}

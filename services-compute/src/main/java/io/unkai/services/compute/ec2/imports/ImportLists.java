package io.unkai.services.compute.ec2.imports;

import io.unkai.api.ec2.DescribeImportImageTasksRequest;
import io.unkai.api.ec2.DescribeImportImageTasksResult;
import io.unkai.api.ec2.DescribeImportSnapshotTasksRequest;
import io.unkai.api.ec2.DescribeImportSnapshotTasksResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ImportImageTask;
import io.unkai.api.ec2.ImportSnapshotTask;
import io.unkai.api.ec2.SnapshotTaskDetail;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Tokens;

/** Lists imports. */
final class ImportLists {
    private static final String STATE = "task-state";

    private final Listing<StoredImport, ImportSnapshotTask> snapshots;
    private final Listing<StoredImport, ImportImageTask> images;

    ImportLists(Tokens tokens) {
        snapshots = new Listing<>(
                tokens,
                StoredImport.SNAPSHOTS,
                ImportViews::snapshotTask,
                new Filters<ImportSnapshotTask>()
                        .on(STATE, Parts.of(ImportSnapshotTask::snapshotTaskDetail, SnapshotTaskDetail::status))
                        .onTags(task -> Ec2Tags.map(task.tags())));
        images = new Listing<>(
                tokens,
                StoredImport.IMAGES,
                ImportViews::imageTask,
                new Filters<ImportImageTask>()
                        .on(STATE, ImportImageTask::status)
                        .onTags(task -> Ec2Tags.map(task.tags())));
    }

    void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_IMPORT_SNAPSHOT_TASKS, this::snapshots);
        on.onRead(Ec2.DESCRIBE_IMPORT_IMAGE_TASKS, this::images);
    }

    private DescribeImportSnapshotTasksResult snapshots(Call call, ReadTxn txn, DescribeImportSnapshotTasksRequest in) {
        var page =
                snapshots.list(call, txn, Asked.of(in.importTaskIds(), in.filters(), in.maxResults(), in.nextToken()));
        return DescribeImportSnapshotTasksResult.builder()
                .importSnapshotTasks(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private DescribeImportImageTasksResult images(Call call, ReadTxn txn, DescribeImportImageTasksRequest in) {
        var page = images.list(call, txn, Asked.of(in.importTaskIds(), in.filters(), in.maxResults(), in.nextToken()));
        return DescribeImportImageTasksResult.builder()
                .importImageTasks(page.items())
                .nextToken(page.nextToken())
                .build();
    }
}

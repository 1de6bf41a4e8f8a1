package io.unkai.services.compute.ec2.direct;

import io.unkai.api.ebs.CompleteSnapshotRequest;
import io.unkai.api.ebs.CompleteSnapshotResponse;
import io.unkai.api.ebs.Ebs;
import io.unkai.api.ebs.PutSnapshotBlockRequest;
import io.unkai.api.ebs.PutSnapshotBlockResponse;
import io.unkai.api.ebs.StartSnapshotRequest;
import io.unkai.api.ebs.StartSnapshotResponse;
import io.unkai.api.ebs.Tag;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.tag.Tags;
import io.unkai.planes.block.BlockException;
import io.unkai.planes.block.BlockPlane;
import io.unkai.planes.block.SnapshotBlocks;
import io.unkai.services.compute.ec2.base.ClientTokens;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.secret.DataKeys;
import io.unkai.services.compute.ec2.secret.DiskSecret;
import io.unkai.services.compute.ec2.secret.EbsEncryption;
import io.unkai.services.compute.ec2.secret.Wish;
import io.unkai.services.compute.ec2.snapshot.Snapshots;
import io.unkai.services.compute.ec2.snapshot.StoredSnapshot;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes snapshots block by block. */
final class BlockWrites {
    private static final long GIBIBYTE = 1L << 30;
    private static final long MOST_GIBIBYTES = 16_384;
    private static final int USUAL_MINUTES = 60;
    private static final String ALGORITHM = "SHA256";

    private final Store store;
    private final BlockPlane block;
    private final DataKeys keys;

    BlockWrites(Store store, BlockPlane block, DataKeys keys) {
        this.store = store;
        this.block = block;
        this.keys = keys;
    }

    void register(Handlers on) {
        on.on(Ebs.START_SNAPSHOT, this::start);
        on.onUpload(Ebs.PUT_SNAPSHOT_BLOCK, this::receive, BlockWrites::note);
        on.on(Ebs.COMPLETE_SNAPSHOT, BlockWrites::complete);
    }

    private StartSnapshotResponse start(Call call, Txn txn, StartSnapshotRequest in) {
        String id;
        try {
            id = ClientTokens.once(call, txn, in.clientToken(), in, () -> open(call, txn, in));
        } catch (ApiException e) {
            throw e.code().equals("IdempotentParameterMismatch") ? EbsErrors.conflict(e.message()) : e;
        }
        var snapshot = Objects.requireNonNull(StoredSnapshot.find(txn, id));
        var tags = Tags.of(txn, Ec2Tags.resource(snapshot.key())).entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return StartSnapshotResponse.builder()
                .snapshotId(id)
                .description(snapshot.description())
                .ownerId(call.account())
                .status(snapshot.state().text())
                .startTime(snapshot.started())
                .volumeSize((long) snapshot.gibibytes())
                .blockSize(SnapshotBlocks.SIZE)
                .parentSnapshotId(snapshot.source().isEmpty() ? null : snapshot.source())
                .sseType(snapshot.secret() == null ? "none" : "sse-kms")
                .kmsKeyArn(snapshot.secret() == null ? null : snapshot.secret().key())
                .tags(tags)
                .build();
    }

    private String open(Call call, Txn txn, StartSnapshotRequest in) {
        long size = Objects.requireNonNullElse(in.volumeSize(), 0L);
        if (size < 1 || size > MOST_GIBIBYTES) {
            throw EbsErrors.invalid("INVALID_VOLUME_SIZE", "The volume size is between 1 and 16384 GiB.");
        }
        var parent = in.parentSnapshotId() == null ? null : Lineage.complete(call, txn, in.parentSnapshotId());
        if (parent != null && size < parent.gibibytes()) {
            throw EbsErrors.invalid("INVALID_VOLUME_SIZE", "The snapshot cannot be smaller than its parent.");
        }
        var tags = parent == null ? asked(in) : tags(txn, in, parent);
        var secret = secret(call, txn, in, parent);
        var made = Snapshots.open(
                call, txn, parent == null ? "" : parent.id(), Math.toIntExact(size), secret, in.description(), tags);
        OpenSnapshots.open(txn, made.key(), Objects.requireNonNullElse(in.timeout(), USUAL_MINUTES), call.now());
        return made.id();
    }

    /** What begins as a snapshot is encrypted as that is. */
    private @Nullable DiskSecret secret(Call call, Txn txn, StartSnapshotRequest in, @Nullable StoredSnapshot parent) {
        if (parent != null && (in.encrypted() != null || in.kmsKeyArn() != null)) {
            throw EbsErrors.invalid(
                    "INVALID_PARAMETER_VALUE", "Encryption cannot be asked for together with a parent snapshot.");
        }
        var secret = DiskSecret.of(
                call, txn, new Wish(in.encrypted(), in.kmsKeyArn()), parent == null ? null : parent.secret());
        if (secret != null) {
            EbsEncryption.require(block);
        }
        return secret;
    }

    private static Map<String, String> asked(StartSnapshotRequest in) {
        var tags = new LinkedHashMap<String, String>();
        for (var tag : Parts.list(in.tags())) {
            tags.put(String.valueOf(tag.key()), Objects.requireNonNullElse(tag.value(), ""));
        }
        return tags;
    }

    /** Without tags of its own it has its parent's, where that is the caller's. */
    private static Map<String, String> tags(Txn txn, StartSnapshotRequest in, StoredSnapshot parent) {
        var own = asked(in);
        return own.isEmpty() ? Tags.of(txn, Ec2Tags.resource(parent.key())) : own;
    }

    /** A block that is on the disk. */
    private record Received(String checksum) implements AutoCloseable {
        @Override
        public void close() {}
    }

    private Received receive(Call call, PutSnapshotBlockRequest in, ByteStream body) throws IOException {
        var snapshot = store.read(txn -> Lineage.open(call, txn, in.snapshotId()));
        int index = Objects.requireNonNullElse(in.blockIndex(), -1);
        if (!Blocks.within(snapshot, index)) {
            throw EbsErrors.invalid("INVALID_BLOCK", "The block index is not within the snapshot.");
        }
        if (!ALGORITHM.equals(in.checksumAlgorithm())) {
            throw EbsErrors.invalid("INVALID_PARAMETER_VALUE", "The checksum algorithm is SHA256.");
        }
        byte[] data = body.open().readNBytes(SnapshotBlocks.SIZE + 1);
        if (data.length != SnapshotBlocks.SIZE
                || !Integer.valueOf(SnapshotBlocks.SIZE).equals(in.dataLength())) {
            throw EbsErrors.invalid("INVALID_BLOCK", "A block has " + SnapshotBlocks.SIZE + " bytes.");
        }
        var checksum = Blocks.checksum(data);
        if (!checksum.equals(in.checksum())) {
            throw EbsErrors.invalid("INVALID_BLOCK", "The checksum is not that of the block.");
        }
        try {
            keys.make(snapshot.secret());
            var contents = block.knowing(keys.of(snapshot.id(), snapshot.secret(), snapshot.source()))
                    .contents();
            contents.begin(snapshot.id(), snapshot.source(), snapshot.gibibytes() * GIBIBYTE);
            contents.write(snapshot.id(), index, data);
        } catch (BlockException e) {
            throw EbsErrors.failed("The block cannot be written: " + e.getMessage());
        }
        return new Received(checksum);
    }

    private static PutSnapshotBlockResponse note(Call call, Txn txn, PutSnapshotBlockRequest in, Received received) {
        var snapshot = Lineage.open(call, txn, in.snapshotId());
        int index = Objects.requireNonNullElse(in.blockIndex(), -1);
        OpenSnapshots.written(txn, snapshot.key(), index, received.checksum, call.now());
        return PutSnapshotBlockResponse.builder()
                .checksum(received.checksum)
                .checksumAlgorithm(ALGORITHM)
                .build();
    }

    private static CompleteSnapshotResponse complete(Call call, Txn txn, CompleteSnapshotRequest in) {
        var snapshot = Lineage.open(call, txn, in.snapshotId());
        var checksums = OpenSnapshots.checksums(txn, snapshot.key());
        if (!Integer.valueOf(checksums.size()).equals(in.changedBlocksCount())) {
            throw EbsErrors.invalid(
                    "INVALID_PARAMETER_VALUE",
                    "The changed blocks count is " + in.changedBlocksCount() + ", but " + checksums.size()
                            + " blocks were written.");
        }
        if (in.checksum() != null && !in.checksum().equals(Blocks.linear(checksums))) {
            throw EbsErrors.invalid("INVALID_PARAMETER_VALUE", "The checksum is not that of the blocks.");
        }
        OpenSnapshots.close(txn, snapshot.key());
        snapshot.release(txn);
        return CompleteSnapshotResponse.builder().status("pending").build();
    }
}

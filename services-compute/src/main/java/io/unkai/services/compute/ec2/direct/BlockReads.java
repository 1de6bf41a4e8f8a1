package io.unkai.services.compute.ec2.direct;

import io.unkai.api.ebs.Block;
import io.unkai.api.ebs.ChangedBlock;
import io.unkai.api.ebs.Ebs;
import io.unkai.api.ebs.GetSnapshotBlockRequest;
import io.unkai.api.ebs.GetSnapshotBlockResponse;
import io.unkai.api.ebs.ListChangedBlocksRequest;
import io.unkai.api.ebs.ListChangedBlocksResponse;
import io.unkai.api.ebs.ListSnapshotBlocksRequest;
import io.unkai.api.ebs.ListSnapshotBlocksResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.block.BlockException;
import io.unkai.planes.block.BlockPlane;
import io.unkai.planes.block.DiskKey;
import io.unkai.planes.block.SnapshotBlocks;
import io.unkai.services.compute.ec2.secret.DataKeys;
import io.unkai.services.compute.ec2.snapshot.StoredSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads snapshots block by block.
 *
 * @param block keeps them
 * @param keys what they are encrypted with
 * @param tokens name blocks
 */
record BlockReads(BlockPlane block, DataKeys keys, BlockTokens tokens) {
    private static final int USUAL_PAGE = 1_000;

    void register(Handlers on) {
        on.onDownload(
                Ebs.LIST_SNAPSHOT_BLOCKS, (call, txn, in) -> Lineage.complete(call, txn, in.snapshotId()), this::list);
        on.onDownload(Ebs.LIST_CHANGED_BLOCKS, BlockReads::pair, this::changes);
        on.onDownload(Ebs.GET_SNAPSHOT_BLOCK, this::find, this::read);
    }

    private record Pair(@Nullable StoredSnapshot first, StoredSnapshot second) {}

    private static Pair pair(Call call, ReadTxn txn, ListChangedBlocksRequest in) {
        var second = Lineage.complete(call, txn, in.secondSnapshotId());
        if (in.firstSnapshotId() == null) {
            return new Pair(null, second);
        }
        var first = Lineage.complete(call, txn, in.firstSnapshotId());
        Lineage.check(txn, first, second);
        return new Pair(first, second);
    }

    /** Some blocks of a list, and the token of the page behind them. */
    private record Page(List<Integer> blocks, @Nullable String next) {}

    @FunctionalInterface
    private interface Source {
        List<Integer> blocks(int from, int most);
    }

    private Page page(
            String list, @Nullable String token, @Nullable Integer start, @Nullable Integer maxResults, Source source) {
        int from = token == null ? Objects.requireNonNullElse(start, 0) : tokens.from(token, list);
        int most = Objects.requireNonNullElse(maxResults, USUAL_PAGE);
        var found = guarded(() -> source.blocks(from, most + 1));
        if (found.size() <= most) {
            return new Page(found, null);
        }
        return new Page(found.subList(0, most), tokens.page(list, found.get(most)));
    }

    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (BlockException e) {
            throw EbsErrors.failed("The snapshot cannot be read: " + e.getMessage());
        }
    }

    private ListSnapshotBlocksResponse list(Call call, ListSnapshotBlocksRequest in, StoredSnapshot snapshot) {
        var page = page(
                snapshot.id(),
                in.nextToken(),
                in.startingBlockIndex(),
                in.maxResults(),
                (from, most) -> block.contents().of(snapshot.id(), from, most));
        var expires = call.now().plus(BlockTokens.LIFE);
        return ListSnapshotBlocksResponse.builder()
                .blocks(page.blocks.stream()
                        .map(index -> Block.builder()
                                .blockIndex(index)
                                .blockToken(tokens.block(snapshot.id(), index, expires))
                                .build())
                        .toList())
                .expiryTime(expires)
                .volumeSize((long) snapshot.gibibytes())
                .blockSize(SnapshotBlocks.SIZE)
                .nextToken(page.next)
                .build();
    }

    private ListChangedBlocksResponse changes(Call call, ListChangedBlocksRequest in, Pair pair) {
        var first = pair.first;
        var second = pair.second;
        var page = page(
                (first == null ? "" : first.id()) + ' ' + second.id(),
                in.nextToken(),
                in.startingBlockIndex(),
                in.maxResults(),
                (from, most) -> first == null
                        ? block.contents().of(second.id(), from, most)
                        : contents(first, second).changed(first.id(), second.id(), from, most));
        var expires = call.now().plus(BlockTokens.LIFE);
        return ListChangedBlocksResponse.builder()
                .changedBlocks(page.blocks.stream()
                        .map(index -> change(first, second, index, expires))
                        .toList())
                .expiryTime(expires)
                .volumeSize((long) second.gibibytes())
                .blockSize(SnapshotBlocks.SIZE)
                .nextToken(page.next)
                .build();
    }

    private ChangedBlock change(@Nullable StoredSnapshot first, StoredSnapshot second, int index, Instant expires) {
        return ChangedBlock.builder()
                .blockIndex(index)
                .firstBlockToken(
                        first != null && Blocks.within(first, index) ? tokens.block(first.id(), index, expires) : null)
                .secondBlockToken(Blocks.within(second, index) ? tokens.block(second.id(), index, expires) : null)
                .build();
    }

    private StoredSnapshot find(Call call, ReadTxn txn, GetSnapshotBlockRequest in) {
        var snapshot = Lineage.complete(call, txn, in.snapshotId());
        int index = Objects.requireNonNullElse(in.blockIndex(), -1);
        tokens.check(in.blockToken(), snapshot.id(), index, call.now());
        return snapshot;
    }

    private SnapshotBlocks contents(StoredSnapshot... snapshots) {
        var known = new TreeMap<String, DiskKey>();
        for (var snapshot : snapshots) {
            known.putAll(keys.of(snapshot.id(), snapshot.secret()));
        }
        return block.knowing(known).contents();
    }

    private GetSnapshotBlockResponse read(Call call, GetSnapshotBlockRequest in, StoredSnapshot snapshot) {
        int index = Objects.requireNonNullElse(in.blockIndex(), 0);
        byte[] data = guarded(() -> contents(snapshot).read(snapshot.id(), index));
        return GetSnapshotBlockResponse.builder()
                .dataLength(data.length)
                .blockData(ByteStream.of(data))
                .checksum(Blocks.checksum(data))
                .checksumAlgorithm("SHA256")
                .build();
    }
}

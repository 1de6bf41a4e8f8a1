package io.unkai.services.compute.ec2.direct;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ebs.Block;
import io.unkai.api.ebs.ChangedBlock;
import io.unkai.api.ebs.CompleteSnapshotRequest;
import io.unkai.api.ebs.Ebs;
import io.unkai.api.ebs.GetSnapshotBlockRequest;
import io.unkai.api.ebs.ListChangedBlocksRequest;
import io.unkai.api.ebs.ListSnapshotBlocksRequest;
import io.unkai.api.ebs.ListSnapshotBlocksResponse;
import io.unkai.api.ebs.PutSnapshotBlockRequest;
import io.unkai.api.ebs.PutSnapshotBlockResponse;
import io.unkai.api.ebs.StartSnapshotRequest;
import io.unkai.api.ec2.CreateSnapshotRequest;
import io.unkai.api.ec2.CreateVolumeRequest;
import io.unkai.api.ec2.DescribeSnapshotsRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Snapshot;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.planes.block.SnapshotBlocks;
import io.unkai.services.compute.ec2.TestHost;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectAccessTest {
    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    private String volume() {
        var id = host.call(
                        Ec2.CREATE_VOLUME,
                        CreateVolumeRequest.builder()
                                .availabilityZone("us-east-1a")
                                .size(1)
                                .build())
                .volumeId();
        host.reconcile();
        return String.valueOf(id);
    }

    private String snapshot(String volume, String mark) {
        host.block.write(volume, mark);
        var id = host.call(
                        Ec2.CREATE_SNAPSHOT,
                        CreateSnapshotRequest.builder().volumeId(volume).build())
                .snapshotId();
        host.reconcile();
        return String.valueOf(id);
    }

    private ListSnapshotBlocksResponse blocks(String snapshot, UnaryOperator<ListSnapshotBlocksRequest.Builder> with) {
        return host.call(
                Ebs.LIST_SNAPSHOT_BLOCKS,
                with.apply(ListSnapshotBlocksRequest.builder().snapshotId(snapshot))
                        .build());
    }

    private byte[] read(String snapshot, int index, String token) throws IOException {
        var answer = host.call(
                Ebs.GET_SNAPSHOT_BLOCK,
                GetSnapshotBlockRequest.builder()
                        .snapshotId(snapshot)
                        .blockIndex(index)
                        .blockToken(token)
                        .build());
        assertThat(answer.dataLength()).isEqualTo(SnapshotBlocks.SIZE);
        try (InputStream data = Objects.requireNonNull(answer.blockData()).open()) {
            byte[] bytes = data.readAllBytes();
            assertThat(answer.checksum()).isEqualTo(Blocks.checksum(bytes));
            return bytes;
        }
    }

    @Test
    void readsTheBlocksOfASnapshot() throws Exception {
        var snapshot = snapshot(volume(), "marked");
        var answer = blocks(snapshot, with -> with);
        assertThat(answer.blockSize()).isEqualTo(524_288);
        assertThat(answer.volumeSize()).isEqualTo(1);
        assertThat(list(answer.blocks())).extracting(Block::blockIndex).containsExactly(0);
        var token = String.valueOf(list(answer.blocks()).getFirst().blockToken());
        assertThat(token).matches("[A-Za-z0-9+/=]{1,256}");
        assertThat(new String(read(snapshot, 0, token), StandardCharsets.UTF_8)).startsWith("marked");
        assertThat(refusal(() -> read(snapshot, 1, token))).isEqualTo("ValidationException");
        assertThat(refusal(() -> read(snapshot, 0, "AAAA"))).isEqualTo("ValidationException");
        host.now = host.now.plus(Duration.ofDays(8));
        assertThat(refusal(() -> read(snapshot, 0, token))).isEqualTo("ValidationException");
        assertThat(refusal(() -> blocks("snap-0fffffff", with -> with))).isEqualTo("ResourceNotFoundException");
        host.account = "222222222222";
        assertThat(refusal(() -> blocks(snapshot, with -> with))).isEqualTo("ResourceNotFoundException");
    }

    @Test
    void saysWhatChanged() {
        var volume = volume();
        var first = snapshot(volume, "then");
        var second = snapshot(volume, "now");
        var request = ListChangedBlocksRequest.builder().firstSnapshotId(first).secondSnapshotId(second);
        assertThat(list(host.call(Ebs.LIST_CHANGED_BLOCKS, request.build()).changedBlocks()))
                .extracting(ChangedBlock::blockIndex)
                .containsExactly(0);
        var other = snapshot(volume(), "else");
        assertThat(refusal(() -> host.call(
                        Ebs.LIST_CHANGED_BLOCKS, request.secondSnapshotId(other).build())))
                .isEqualTo("ValidationException");
        var all = ListChangedBlocksRequest.builder().secondSnapshotId(second).build();
        assertThat(list(host.call(Ebs.LIST_CHANGED_BLOCKS, all).changedBlocks())
                        .getFirst()
                        .firstBlockToken())
                .isNull();
    }

    private String start(UnaryOperator<StartSnapshotRequest.Builder> with) {
        var request = StartSnapshotRequest.builder().volumeSize(1L);
        return String.valueOf(
                host.call(Ebs.START_SNAPSHOT, with.apply(request).build()).snapshotId());
    }

    private static byte[] data(char letter) {
        byte[] data = new byte[SnapshotBlocks.SIZE];
        Arrays.fill(data, (byte) letter);
        return data;
    }

    private PutSnapshotBlockResponse put(String snapshot, int index, byte[] data, String checksum) {
        host.body = ByteStream.of(data);
        return host.call(
                Ebs.PUT_SNAPSHOT_BLOCK,
                PutSnapshotBlockRequest.builder()
                        .snapshotId(snapshot)
                        .blockIndex(index)
                        .dataLength(data.length)
                        .checksum(checksum)
                        .checksumAlgorithm("SHA256")
                        .build());
    }

    private void put(String snapshot, int index, char letter) {
        put(snapshot, index, data(letter), Blocks.checksum(data(letter)));
    }

    private void complete(String snapshot, int count, String checksum) {
        host.call(
                Ebs.COMPLETE_SNAPSHOT,
                CompleteSnapshotRequest.builder()
                        .snapshotId(snapshot)
                        .changedBlocksCount(count)
                        .checksum(checksum)
                        .build());
    }

    private Snapshot described(String id) {
        return list(host.call(
                                Ec2.DESCRIBE_SNAPSHOTS,
                                DescribeSnapshotsRequest.builder()
                                        .snapshotIds(List.of(id))
                                        .build())
                        .snapshots())
                .getFirst();
    }

    @Test
    void writesASnapshotThatBeginsAsAnother() throws Exception {
        var parent = snapshot(volume(), "parent");
        var id = start(with -> with.parentSnapshotId(parent).description("by blocks"));
        host.reconcile();
        assertThat(described(id).state()).isEqualTo("pending");
        put(id, 7, 'a');
        put(id, 3, 'b');
        put(id, 7, 'c');
        var checksum = Blocks.linear(List.of(Blocks.checksum(data('b')), Blocks.checksum(data('c'))));
        assertThat(refusal(() -> complete(id, 3, checksum))).isEqualTo("ValidationException");
        assertThat(refusal(() -> complete(id, 2, Blocks.checksum(data('b'))))).isEqualTo("ValidationException");
        complete(id, 2, checksum);
        assertThat(refusal(() -> put(id, 3, 'd'))).isEqualTo("ValidationException");
        host.reconcile();
        assertThat(described(id).state()).isEqualTo("completed");
        assertThat(described(id).description()).isEqualTo("by blocks");
        var answer = blocks(id, with -> with);
        assertThat(list(answer.blocks())).extracting(Block::blockIndex).containsExactly(0, 3, 7);
        var last = String.valueOf(list(answer.blocks()).getLast().blockToken());
        assertThat(read(id, 7, last)).isEqualTo(data('c'));
        var changed = ListChangedBlocksRequest.builder()
                .firstSnapshotId(parent)
                .secondSnapshotId(id)
                .build();
        assertThat(list(host.call(Ebs.LIST_CHANGED_BLOCKS, changed).changedBlocks()))
                .extracting(ChangedBlock::blockIndex)
                .containsExactly(3, 7);
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        var id = start(with -> with);
        for (int index = 0; index < 5; index++) {
            put(id, 2 * index, 'x');
        }
        host.call(
                Ebs.COMPLETE_SNAPSHOT,
                CompleteSnapshotRequest.builder()
                        .snapshotId(id)
                        .changedBlocksCount(5)
                        .build());
        host.reconcile();
        var page = blocks(id, with -> with.maxResults(3));
        assertThat(list(page.blocks())).extracting(Block::blockIndex).containsExactly(0, 2, 4);
        var rest = blocks(id, with -> with.maxResults(3).nextToken(page.nextToken()));
        assertThat(list(rest.blocks())).extracting(Block::blockIndex).containsExactly(6, 8);
        assertThat(rest.nextToken()).isNull();
        assertThat(list(blocks(id, with -> with.startingBlockIndex(5)).blocks()))
                .extracting(Block::blockIndex)
                .containsExactly(6, 8);
        assertThat(refusal(() -> blocks(id, with -> with.nextToken("AAAA")))).isEqualTo("ValidationException");
    }

    @Test
    void refusesBlocksThatAreNone() {
        var id = start(with -> with);
        assertThat(refusal(() -> put(id, 2048, 'x'))).isEqualTo("ValidationException");
        assertThat(refusal(() -> put(id, 0, data('x'), Blocks.checksum(data('y')))))
                .isEqualTo("ValidationException");
        assertThat(refusal(() -> put(id, 0, new byte[5], Blocks.checksum(new byte[5]))))
                .isEqualTo("ValidationException");
        assertThat(refusal(() -> put("snap-0fffffff", 0, 'x'))).isEqualTo("ResourceNotFoundException");
        assertThat(refusal(() -> put(snapshot(volume(), "x"), 0, 'x'))).isEqualTo("ValidationException");
        assertThat(refusal(() -> start(with -> with.volumeSize(1L << 40)))).isEqualTo("ValidationException");
    }

    @Test
    void isGivenUpAfterAWhile() {
        var id = start(with -> with.timeout(10));
        put(id, 0, 'x');
        host.now = host.now.plus(Duration.ofMinutes(8));
        put(id, 1, 'x');
        host.now = host.now.plus(Duration.ofMinutes(8));
        host.reconcile();
        assertThat(described(id).state()).isEqualTo("pending");
        host.now = host.now.plus(Duration.ofMinutes(3));
        host.reconcile();
        assertThat(described(id).state()).isEqualTo("error");
        assertThat(host.block.contents().begun()).isEmpty();
        assertThat(refusal(() -> put(id, 2, 'x'))).isEqualTo("ValidationException");
    }
}

package io.unkai.services.compute.ec2.snapshot;

import io.unkai.api.ec2.CreateVolumePermission;
import io.unkai.api.ec2.DescribeSnapshotAttributeRequest;
import io.unkai.api.ec2.DescribeSnapshotAttributeResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ModifySnapshotAttributeRequest;
import io.unkai.api.ec2.ModifySnapshotAttributeResponse;
import io.unkai.api.ec2.ResetSnapshotAttributeRequest;
import io.unkai.api.ec2.ResetSnapshotAttributeResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Says who may make volumes of snapshots. */
public final class SnapshotSharing {
    private static final String PERMISSION = "createVolumePermission";
    private static final int MOST = 1_000;

    /** Registers the operations. */
    public void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_SNAPSHOT_ATTRIBUTE, SnapshotSharing::describe);
        on.on(Ec2.MODIFY_SNAPSHOT_ATTRIBUTE, SnapshotSharing::modify);
        on.on(Ec2.RESET_SNAPSHOT_ATTRIBUTE, SnapshotSharing::reset);
    }

    private static DescribeSnapshotAttributeResult describe(
            Call call, ReadTxn txn, DescribeSnapshotAttributeRequest in) {
        var snapshot = Snapshots.own(call, txn, in.snapshotId());
        var answer = DescribeSnapshotAttributeResult.builder().snapshotId(snapshot.id());
        return switch (Objects.requireNonNullElse(in.attribute(), "")) {
            case PERMISSION ->
                answer.createVolumePermissions(permissions(snapshot)).build();
            case "productCodes" -> answer.productCodes(List.of()).build();
            case "" -> throw Ec2Errors.missing("attribute");
            default -> throw Ec2Errors.invalidValue("attribute", in.attribute() + "", "Unknown attribute.");
        };
    }

    private static List<CreateVolumePermission> permissions(StoredSnapshot snapshot) {
        var all = new ArrayList<CreateVolumePermission>();
        if (snapshot.publicly()) {
            all.add(CreateVolumePermission.builder().group(Share.EVERYONE).build());
        }
        snapshot.users()
                .forEach(user ->
                        all.add(CreateVolumePermission.builder().userId(user).build()));
        return all;
    }

    private static ModifySnapshotAttributeResponse modify(Call call, Txn txn, ModifySnapshotAttributeRequest in) {
        var snapshot = Snapshots.own(call, txn, in.snapshotId());
        if (in.attribute() != null && !in.attribute().equals(PERMISSION)) {
            throw Ec2Errors.invalidValue("attribute", in.attribute(), "Only createVolumePermission can be modified.");
        }
        var changes = changes(in);
        if (snapshot.secret() != null && changes.stream().anyMatch(Share::add)) {
            throw Ec2Errors.notPermitted("Encrypted snapshots with EBS default key cannot be shared");
        }
        var users = new TreeSet<>(snapshot.users());
        boolean everyone = snapshot.publicly();
        for (var change : changes) {
            if (change.user().isEmpty()) {
                everyone = change.add();
            } else if (change.add()) {
                users.add(change.user());
            } else {
                users.remove(change.user());
            }
        }
        if (users.size() > MOST) {
            throw Ec2Errors.invalidValue("A snapshot can be shared with at most " + MOST + " accounts");
        }
        StoredSnapshot.TABLE.put(txn, snapshot.shared(Set.copyOf(users), everyone));
        return ModifySnapshotAttributeResponse.builder().build();
    }

    private static List<Share> changes(ModifySnapshotAttributeRequest in) {
        var changes = new ArrayList<Share>();
        var modifications = in.createVolumePermission();
        if (modifications != null) {
            Parts.list(modifications.remove()).forEach(one -> changes.add(Share.of(false, one.group(), one.userId())));
            Parts.list(modifications.add()).forEach(one -> changes.add(Share.of(true, one.group(), one.userId())));
        }
        changes.addAll(Share.all(in.operationType(), Parts.list(in.userIds()), Parts.list(in.groupNames())));
        if (changes.isEmpty()) {
            throw Ec2Errors.missing("createVolumePermission");
        }
        return changes;
    }

    private static ResetSnapshotAttributeResponse reset(Call call, Txn txn, ResetSnapshotAttributeRequest in) {
        var snapshot = Snapshots.own(call, txn, in.snapshotId());
        if (!PERMISSION.equals(in.attribute())) {
            throw Ec2Errors.invalidValue("attribute", in.attribute() + "", "Only createVolumePermission can be reset.");
        }
        StoredSnapshot.TABLE.put(txn, snapshot.shared(Set.of(), false));
        return ResetSnapshotAttributeResponse.builder().build();
    }
}

package io.unkai.services.compute.ec2.disk;

import io.unkai.api.ec2.CreateSnapshotsRequest;
import io.unkai.api.ec2.CreateSnapshotsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.InstanceSpecification;
import io.unkai.api.ec2.SnapshotInfo;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.tag.Tags;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.instance.StoredInstance;
import io.unkai.services.compute.ec2.snapshot.Snapshots;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes snapshots of all volumes of an instance. */
public final class SnapshotSets {
    /** Registers the operation. */
    public void register(Handlers on) {
        on.on(Ec2.CREATE_SNAPSHOTS, SnapshotSets::create);
    }

    private static CreateSnapshotsResult create(Call call, Txn txn, CreateSnapshotsRequest in) {
        var asked = in.instanceSpecification();
        if (asked == null) {
            throw Ec2Errors.missing("InstanceSpecification");
        }
        if (in.outpostArn() != null) {
            throw Ec2Errors.unsupported("There are no Outposts here.");
        }
        var made = new ArrayList<SnapshotInfo>();
        for (var volume : volumes(call, txn, asked)) {
            Ec2Tags.authorise(call, "ec2:CreateSnapshots", Kind.VOLUME, volume.key());
            made.add(Snapshots.takeInSet(call, txn, volume, in.description(), tags(txn, in, volume)));
        }
        return CreateSnapshotsResult.builder().snapshots(made).build();
    }

    private static List<StoredVolume> volumes(Call call, ReadTxn txn, InstanceSpecification asked) {
        var instance = StoredInstance.TABLE.find(call, txn, asked.instanceId());
        var excluded = new ArrayList<>(Parts.list(asked.excludeDataVolumeIds()));
        var attached = StoredVolume.TABLE.within(txn, instance.key());
        for (var id : excluded) {
            if (id.equals(instance.root().volume())
                    || attached.stream().noneMatch(one -> one.id().equals(id))) {
                throw Ec2Errors.invalidValue(
                        "excludeDataVolumeIds", id, "It is not a data volume of " + instance.id() + '.');
            }
        }
        if (Boolean.TRUE.equals(asked.excludeBootVolume())) {
            excluded.add(instance.root().volume());
        }
        return attached.stream().filter(one -> !excluded.contains(one.id())).toList();
    }

    private static Map<String, String> tags(ReadTxn txn, CreateSnapshotsRequest in, StoredVolume volume) {
        var tags = new LinkedHashMap<String, String>();
        if ("volume".equals(in.copyTagsFromSource())) {
            Tags.of(txn, Ec2Tags.resource(volume.key())).forEach((key, value) -> {
                if (!key.startsWith("aws:")) {
                    tags.put(key, value);
                }
            });
        }
        tags.putAll(Ec2Tags.asked(in.tagSpecifications(), Kind.SNAPSHOT, List.of(Kind.SNAPSHOT)));
        return tags;
    }
}

package io.unkai.services.compute.dlm;

import io.unkai.api.dlm.Tag;
import io.unkai.api.ec2.CopySnapshotRequest;
import io.unkai.api.ec2.CreateImageRequest;
import io.unkai.api.ec2.CreateSnapshotRequest;
import io.unkai.api.ec2.CreateSnapshotsRequest;
import io.unkai.api.ec2.DeleteSnapshotRequest;
import io.unkai.api.ec2.DeregisterImageRequest;
import io.unkai.api.ec2.DescribeImagesRequest;
import io.unkai.api.ec2.DescribeInstancesRequest;
import io.unkai.api.ec2.DescribeSnapshotsRequest;
import io.unkai.api.ec2.DescribeVolumesRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Filter;
import io.unkai.api.ec2.Image;
import io.unkai.api.ec2.Instance;
import io.unkai.api.ec2.Snapshot;
import io.unkai.api.ec2.Volume;
import io.unkai.kernel.call.Cloud;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a policy asks EC2.
 *
 * @param caller as whom: a session of the policy's role
 */
record Ec2Calls(Cloud cloud, Cloud.Caller caller) {
    /** The volumes with one of these tags that snapshots can be taken of. */
    List<Volume> volumes(Collection<Tag> tags) throws IOException {
        var found = new HashMap<String, Volume>();
        for (var tag : tags) {
            var in = DescribeVolumesRequest.builder()
                    .filters(List.of(filter(tag), filter("status", List.of("available", "in-use"))))
                    .build();
            for (var volume : list(cloud.call(caller, Ec2.DESCRIBE_VOLUMES, in).volumes())) {
                if (has(volume.tags(), tag)) {
                    found.put(text(volume.volumeId()), volume);
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** Volumes of these ids that are there. */
    List<Volume> existing(Collection<String> ids) throws IOException {
        if (ids.isEmpty()) {
            return List.of();
        }
        var in = DescribeVolumesRequest.builder()
                .filters(List.of(filter("volume-id", List.copyOf(ids))))
                .build();
        return list(cloud.call(caller, Ec2.DESCRIBE_VOLUMES, in).volumes());
    }

    /** The instances with one of these tags that have volumes. */
    List<Instance> instances(Collection<Tag> tags) throws IOException {
        var found = new HashMap<String, Instance>();
        for (var tag : tags) {
            var states = filter("instance-state-name", List.of("running", "stopping", "stopped"));
            var in = DescribeInstancesRequest.builder()
                    .filters(List.of(filter(tag), states))
                    .build();
            for (var reservation :
                    list(cloud.call(caller, Ec2.DESCRIBE_INSTANCES, in).reservations())) {
                list(reservation.instances()).stream()
                        .filter(instance -> has(instance.tags(), tag))
                        .forEach(instance -> found.put(text(instance.instanceId()), instance));
            }
        }
        return List.copyOf(found.values());
    }

    /** The same in another region. */
    Ec2Calls in(String region) {
        return new Ec2Calls(
                cloud, new Cloud.Caller(caller.service(), caller.account(), region, caller.sourceArn(), caller.role()));
    }

    /** Instances of these ids that are there. */
    List<Instance> existingInstances(Collection<String> ids) throws IOException {
        if (ids.isEmpty()) {
            return List.of();
        }
        var in = DescribeInstancesRequest.builder()
                .filters(List.of(
                        filter("instance-id", List.copyOf(ids)),
                        filter("instance-state-name", List.of("pending", "running", "stopping", "stopped"))))
                .build();
        return list(cloud.call(caller, Ec2.DESCRIBE_INSTANCES, in).reservations()).stream()
                .flatMap(reservation -> list(reservation.instances()).stream())
                .toList();
    }

    /** The images that a schedule of a policy made. */
    List<Image> images(String policy, String schedule) throws IOException {
        var ours = Tag.builder().key(Managed.POLICY).value(policy).build();
        var in = DescribeImagesRequest.builder()
                .owners(List.of("self"))
                .filters(List.of(filter(ours)))
                .includeDisabled(true)
                .build();
        return list(cloud.call(caller, Ec2.DESCRIBE_IMAGES, in).images()).stream()
                .filter(image -> has(image.tags(), ours))
                .filter(image -> schedule.equals(value(image.tags(), Managed.SCHEDULE)))
                .toList();
    }

    void image(CreateImageRequest in) throws IOException {
        var _ = cloud.call(caller, Ec2.CREATE_IMAGE, in);
    }

    /** Gives an image up with its snapshots. */
    void deregister(String image) throws IOException {
        var in = DeregisterImageRequest.builder()
                .imageId(image)
                .deleteAssociatedSnapshots(true)
                .build();
        var _ = cloud.call(caller, Ec2.DEREGISTER_IMAGE, in);
    }

    void copy(CopySnapshotRequest in) throws IOException {
        var _ = cloud.call(caller, Ec2.COPY_SNAPSHOT, in);
    }

    /** The snapshots that a schedule of a policy made. */
    List<Snapshot> snapshots(String policy, String schedule) throws IOException {
        var ours = Tag.builder().key(Managed.POLICY).value(policy).build();
        var in = DescribeSnapshotsRequest.builder()
                .ownerIds(List.of("self"))
                .filters(List.of(filter(ours)))
                .build();
        return list(cloud.call(caller, Ec2.DESCRIBE_SNAPSHOTS, in).snapshots()).stream()
                .filter(snapshot -> has(snapshot.tags(), ours))
                .filter(snapshot -> schedule.equals(value(snapshot.tags(), Managed.SCHEDULE)))
                .toList();
    }

    void snapshot(String volume, String description, Map<String, String> tags) throws IOException {
        var in = CreateSnapshotRequest.builder()
                .volumeId(volume)
                .description(description)
                .tagSpecifications(Managed.specification(tags, "snapshot"))
                .build();
        var _ = cloud.call(caller, Ec2.CREATE_SNAPSHOT, in);
    }

    void snapshots(CreateSnapshotsRequest in) throws IOException {
        var _ = cloud.call(caller, Ec2.CREATE_SNAPSHOTS, in);
    }

    void delete(String snapshot) throws IOException {
        var in = DeleteSnapshotRequest.builder().snapshotId(snapshot).build();
        var _ = cloud.call(caller, Ec2.DELETE_SNAPSHOT, in);
    }

    /** The value of a tag, or null. */
    static @Nullable String value(@Nullable List<io.unkai.api.ec2.Tag> tags, String key) {
        return list(tags).stream()
                .filter(tag -> key.equals(tag.key()))
                .map(tag -> text(tag.value()))
                .findFirst()
                .orElse(null);
    }

    /** Exactly: filters know wildcards, targets do not. */
    static boolean has(@Nullable List<io.unkai.api.ec2.Tag> tags, Tag wanted) {
        return text(wanted.value()).equals(value(tags, text(wanted.key())));
    }

    private static Filter filter(Tag tag) {
        return filter("tag:" + tag.key(), List.of(text(tag.value())));
    }

    private static Filter filter(String name, List<String> values) {
        return Filter.builder().name(name).values(values).build();
    }

    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}

package io.unkai.services.compute.ec2.volume;

import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A volume.
 *
 * @param key where it is
 * @param zone the availability zone's name
 * @param gibibytes its size
 * @param type for example {@code gp3}
 * @param iops operations a second
 * @param throughput MiB a second, or 0 where the type has none of its own
 * @param snapshot the id of the snapshot it was made of
 * @param created when
 * @param attachment what it is attached to, or null
 */
public record StoredVolume(
        Key key,
        String zone,
        int gibibytes,
        String type,
        int iops,
        int throughput,
        String snapshot,
        Instant created,
        @Nullable Attachment attachment)
        implements Resource {
    /** All volumes. */
    public static final ResourceTable<StoredVolume> TABLE =
            new ResourceTable<>(Kind.VOLUME, "ec2.volumes", StoredVolume.class);

    /**
     * An attachment.
     *
     * @param instance the instance's id
     * @param device where it is attached
     * @param since when
     * @param deleteOnTermination whether it goes with the instance
     */
    public record Attachment(String instance, String device, Instant since, boolean deleteOnTermination) {}

    @Override
    public List<String> within() {
        return attachment == null ? List.of() : List.of(attachment.instance);
    }

    /** The same with another attachment, or none. */
    public StoredVolume attached(@Nullable Attachment changed) {
        return new StoredVolume(key, zone, gibibytes, type, iops, throughput, snapshot, created, changed);
    }
}

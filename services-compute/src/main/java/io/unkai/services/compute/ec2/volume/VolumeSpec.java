package io.unkai.services.compute.ec2.volume;

import io.unkai.services.compute.ec2.base.Ec2Errors;

/**
 * How large and how fast a volume is.
 *
 * @param gibibytes its size
 * @param type for example {@code gp3}
 * @param iops operations a second
 * @param throughput MiB a second, or 0 where the type has none of its own
 * @param multiAttach whether several instances may have it at a time
 */
public record VolumeSpec(int gibibytes, String type, int iops, int throughput, boolean multiAttach) {
    /** For one instance at a time. */
    public VolumeSpec(int gibibytes, String type, int iops, int throughput) {
        this(gibibytes, type, iops, throughput, false);
    }

    /** The same for several instances at a time, or for one. @throws ApiException where the type cannot */
    public VolumeSpec sharing(boolean several) {
        if (several && !type.equals("io1") && !type.equals("io2")) {
            throw Ec2Errors.combination("The parameter MultiAttachEnabled is not supported for " + type + " volumes.");
        }
        return new VolumeSpec(gibibytes, type, iops, throughput, several);
    }
}

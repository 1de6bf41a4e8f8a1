package io.unkai.services.compute.ec2.volume;

/**
 * How large and how fast a volume is.
 *
 * @param gibibytes its size
 * @param type for example {@code gp3}
 * @param iops operations a second
 * @param throughput MiB a second, or 0 where the type has none of its own
 */
public record VolumeSpec(int gibibytes, String type, int iops, int throughput) {}

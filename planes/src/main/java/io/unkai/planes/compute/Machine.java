package io.unkai.planes.compute;

/**
 * What a machine is to be.
 *
 * @param id the instance's id, {@code i-...}
 * @param rootVolume the id of the volume it boots from, which exists on the block plane
 * @param hostname its name, without domain
 * @param vcpus how many processors it sees and may use
 * @param memory bytes of memory
 * @param processes most processes and threads at a time
 */
public record Machine(String id, String rootVolume, String hostname, int vcpus, long memory, int processes) {}

package io.unkai.planes.compute;

/**
 * What the host gives to machines.
 *
 * @param vcpus processors of the host
 * @param memory bytes of memory that machines may have together
 */
public record Capacity(int vcpus, long memory) {}

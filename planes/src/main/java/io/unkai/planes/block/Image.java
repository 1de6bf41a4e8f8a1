package io.unkai.planes.block;

/**
 * An operating system that machines can begin with.
 *
 * @param distribution for example {@code debian}
 * @param release for example {@code bookworm}
 */
public record Image(String distribution, String release) {}

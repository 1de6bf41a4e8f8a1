package io.unkai.planes.object;

/**
 * A body that the plane keeps.
 *
 * @param id chosen by the plane: lower-case hexadecimal digits
 * @param size number of bytes
 */
public record BlobRef(String id, long size) {}

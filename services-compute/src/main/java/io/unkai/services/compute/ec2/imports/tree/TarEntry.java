package io.unkai.services.compute.ec2.imports.tree;

import io.unkai.kernel.schema.Blob;

/**
 * What a tar archive says of one of its members.
 *
 * @param name its path, as it was written
 * @param type what it is: {@code 0} a file, {@code 1} a link, {@code 2} a symbolic link, {@code 5} a folder, and so on
 * @param mode who may what with it
 * @param owner its user
 * @param group its group
 * @param seconds when it was changed, since 1970
 * @param link what it links to, or empty
 * @param size bytes of its contents
 * @param capability what programs in it may, as the kernel stores it, or empty
 * @param at where its contents begin in the archive
 */
record TarEntry(
        String name,
        char type,
        int mode,
        int owner,
        int group,
        long seconds,
        String link,
        long size,
        Blob capability,
        long at) {}

package io.unkai.planes.linux.image;

import io.unkai.planes.linux.sys.Command;
import java.nio.file.Path;

/** The empty file system that roots of machines begin as. */
public final class RootFormat {
    private RootFormat() {}

    /** Makes it in a file of zeros, as large as that is. */
    public static void make(Path file) {
        Command.of(
                        "mkfs.ext4",
                        "-q",
                        "-F",
                        "-L",
                        "cloudimg-rootfs",
                        "-E",
                        "lazy_itable_init=0,lazy_journal_init=0",
                        file.toString())
                .check();
    }
}

package io.unkai.planes.linux.image;

import java.util.List;

/** What an image has beyond the smallest system. */
final class Packages {
    static final List<String> ALL = List.of(
            "awscli",
            "bash-completion",
            "ca-certificates",
            "cloud-init",
            "cron",
            "curl",
            "dbus",
            "debian-archive-keyring",
            "e2fsprogs",
            "fuse2fs",
            "gnupg",
            "iproute2",
            "iputils-ping",
            "less",
            "libnss-myhostname",
            "libpam-systemd",
            "nano",
            "netbase",
            "netcat-openbsd",
            "openssh-server",
            "procps",
            "psmisc",
            "python3",
            "rsync",
            "sudo",
            "systemd",
            "systemd-sysv",
            "tzdata",
            "vim-tiny",
            "wget",
            "xfsprogs");

    private Packages() {}
}

#!/bin/sh
# Turns a freshly unpacked Debian into an image of a machine. Called by the image builder with the root folder; what it installs lies
# beside it.
set -eu
root=$1
here=$(dirname "$0")

put() { # put MODE FILE PATH
    mkdir -p "$root$(dirname "$3")"
    cp "$here/$2" "$root$3"
    chown 0:0 "$root$3"
    chmod "$1" "$root$3"
}

put 755 ssh-keys /usr/lib/unkai/ssh-keys
put 755 ssh-host-keys /usr/lib/unkai/ssh-host-keys
put 755 authority /usr/lib/unkai/authority
put 644 authority.service /etc/systemd/system/authority.service
put 755 new-instance /usr/lib/unkai/new-instance
put 755 fstab-volumes /usr/lib/unkai/fstab-volumes
put 644 fstab-volumes.service /etc/systemd/system/fstab-volumes.service
put 755 volumes-room /usr/lib/unkai/volumes-room
put 644 volumes-room.service /etc/systemd/system/volumes-room.service
put 644 volumes-room.path /etc/systemd/system/volumes-room.path
put 755 mount.ext4 /usr/sbin/mount.ext4
put 755 resize2fs /usr/local/sbin/resize2fs
put 644 sshd.conf /etc/ssh/sshd_config.d/10-unkai.conf
put 644 ssh.service.conf /etc/systemd/system/ssh.service.d/10-unkai.conf
put 644 cloud.cfg /etc/cloud/cloud.cfg.d/90_unkai.cfg
put 644 DataSourceEc2.py /usr/lib/python3/dist-packages/DataSourceEc2.py
put 644 cloud-init.service /etc/systemd/system/cloud-init.service
put 644 cloud-config.service /etc/systemd/system/cloud-config.service
put 644 cloud-final.service /etc/systemd/system/cloud-final.service
put 644 system.conf /etc/systemd/system.conf.d/10-unkai.conf
put 644 journald.conf /etc/systemd/journald.conf.d/10-unkai.conf
put 440 sudoers /etc/sudoers.d/90-admin

# Always on: nothing has to find out first whether this is a cloud. Nor is a login refused while the rest starts.
mkdir -p "$root/etc/systemd/system-generators" "$root/etc/tmpfiles.d" "$root/etc/systemd/system/multi-user.target.wants"
ln -sf /dev/null "$root/etc/systemd/system-generators/cloud-init-generator"
ln -sf /dev/null "$root/etc/tmpfiles.d/systemd-nologin.conf"
ln -sf /lib/systemd/system/cloud-init.target "$root/etc/systemd/system/multi-user.target.wants/cloud-init.target"

# mount calls these, by the type of what is on the disk.
ln -sf mount.ext4 "$root/usr/sbin/mount.ext3"
ln -sf mount.ext4 "$root/usr/sbin/mount.ext2"
ln -sf /etc/systemd/system/fstab-volumes.service "$root/etc/systemd/system/multi-user.target.wants/fstab-volumes.service"
ln -sf /etc/systemd/system/authority.service "$root/etc/systemd/system/multi-user.target.wants/authority.service"

# What needs a kernel or hardware of its own.
for unit in cloud-init-local.service cloud-init-hotplugd.socket cloud-init-hotplugd.service sshd-keygen@.service \
    systemd-pstore.service systemd-modules-load.service systemd-sysctl.service systemd-firstboot.service systemd-binfmt.service \
    systemd-remount-fs.service systemd-random-seed.service systemd-hwdb-update.service systemd-sysusers.service \
    systemd-update-done.service ldconfig.service systemd-boot-system-token.service systemd-ask-password-wall.path \
    systemd-ask-password-console.path proc-sys-fs-binfmt_misc.automount sys-kernel-config.mount sys-kernel-debug.mount \
    sys-kernel-tracing.mount sys-fs-fuse-connections.mount dev-hugepages.mount dev-mqueue.mount modprobe@.service \
    kmod-static-nodes.service e2scrub_reap.service e2scrub_all.timer fstrim.timer getty@.service getty-static.service \
    console-getty.service serial-getty@.service apt-daily.timer apt-daily-upgrade.timer; do
    rm -f "$root/etc/systemd/system/"*.wants/"$unit"
    ln -sf /dev/null "$root/etc/systemd/system/$unit"
done
rm -f "$root/etc/systemd/system/getty.target.wants/"* "$root/etc/systemd/system/sshd-keygen@.service.d/"*
ln -sf /lib/systemd/system/multi-user.target "$root/etc/systemd/system/default.target"

chroot "$root" useradd --create-home --shell /bin/bash --groups adm,sudo --comment Debian admin
chroot "$root" systemd-sysusers >/dev/null 2>&1 || true

# Each machine makes its own identity.
rm -f "$root"/etc/ssh/ssh_host_* "$root/var/lib/dbus/machine-id"
rm -rf "$root"/var/lib/cloud/* "$root"/var/log/journal/* "$root"/tmp/* "$root"/run/*
: >"$root/etc/machine-id"
ln -sf /etc/machine-id "$root/var/lib/dbus/machine-id"
rm -f "$root/etc/hostname"
printf '127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\nff02::1 ip6-allnodes\nff02::2 ip6-allrouters\n' \
    >"$root/etc/hosts"
# The VPC's resolver answers on this address in every subnet.
printf 'nameserver 169.254.169.253\noptions timeout:2 attempts:2\n' >"$root/etc/resolv.conf"
: >"$root/etc/fstab"
echo LANG=C.UTF-8 >"$root/etc/default/locale"
# How the host reaches its archives holds for its machines, too.
if [ -s "$root/etc/apt/apt.conf.d/99mmdebstrap" ]; then
    mv "$root/etc/apt/apt.conf.d/99mmdebstrap" "$root/etc/apt/apt.conf.d/99host"
fi

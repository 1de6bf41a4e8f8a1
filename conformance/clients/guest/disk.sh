#!/bin/sh
# disk.sh FILE: a disk with a boot loader, a kernel of Debian's and the init beside this script, which is all that runs in it.
#
# No maintainer script runs and no package is set up: that takes seconds, not minutes. Mounts are in a namespace of their own, and
# their loop device goes with them, so that nothing is left on the host however this ends.
set -eu

if [ -z "${APART:-}" ]; then
    APART=yes exec unshare --mount --propagation private sh "$0" "$@"
fi

disk=$1
here=$(dirname "$(readlink -f "$0")")
work=$(mktemp -d)
clean() {
    umount "$work/root" 2> /dev/null || true
    rm -rf "$work"
}
trap clean EXIT
trap 'exit 1' HUP INT TERM
release=bookworm
tree=$work/tree
start=2048

# The archives that this host uses for the release, and how it reaches them; none are mmdebstrap's own, the public ones.
sources() {
    apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 2> /dev/null |
        while read -r uri suite component; do
            case $suite:$component in "$release:main" | "$release-updates:main" | "$release-security:main") ;; *) continue ;; esac
            keys=/usr/share/keyrings/debian-archive-keyring.gpg
            if [ -e $keys ]; then echo "deb [signed-by=$keys] $uri $suite main"; else echo "deb $uri $suite main"; fi
        done
}
reach() { apt-config dump 2> /dev/null | grep -E '^Acquire::(https?::Proxy|Check-Valid-Until|Check-Date) '; }

sources > "$work/sources.list"
reach > "$work/apt.conf" || true
set -- "$release" "$tree"
if [ -s "$work/sources.list" ]; then set -- "$@" "$work/sources.list"; fi
mmdebstrap --quiet --mode=root --format=directory --variant=extract --aptopt="$work/apt.conf" \
    --aptopt='Apt::Install-Recommends "false"' --include=linux-image-cloud-amd64,busybox-static,extlinux,syslinux-common "$@"

# The kernel's first files: a shell and its tools in one program, the drivers, and the init.
first=$work/first
mkdir -p "$first/bin" "$first/modules" "$first/proc" "$first/sys" "$first/dev" "$first/www/cgi-bin"
cp "$tree/bin/busybox" "$first/bin/busybox"
ln -s busybox "$first/bin/sh"
find "$tree/lib/modules/" \( -name 'virtio*.ko' -o -name '*failover.ko' -o -name evdev.ko -o -name button.ko \) -exec cp {} "$first/modules" \;
cp "$here/init" "$here/lease" "$first"
cp "$here/disks" "$first/www/cgi-bin"
chmod 755 "$first/init" "$first/lease" "$first/www/cgi-bin/disks"

rm -f "$disk"
truncate -s 64M "$disk"
# One partition of Linux that is active, from sector 2048 (0x800) on, of 129024 (0x1f800), and the mark of a disk that boots.
printf '\200\0\0\0\203\0\0\0\0\010\0\0\0\370\001\0' | dd of="$disk" bs=1 seek=446 conv=notrunc status=none
printf '\125\252' | dd of="$disk" bs=1 seek=510 conv=notrunc status=none
dd if="$tree/usr/lib/EXTLINUX/mbr.bin" of="$disk" bs=440 count=1 conv=notrunc status=none
# Only what the boot loader can read.
mkfs.ext4 -q -O ^64bit,^metadata_csum -E "offset=$((start * 512))" "$disk" $((64 * 1024 - start / 2))k
mkdir "$work/root"
mount -o "loop,offset=$((start * 512))" "$disk" "$work/root"
boot=$work/root/boot/extlinux
mkdir -p "$boot"
cp "$tree"/boot/vmlinuz-* "$boot/kernel"
(cd "$first" && find . | "$tree/bin/busybox" cpio -o -H newc -R 0:0 2> /dev/null) | gzip -1 > "$boot/first"
cat > "$boot/extlinux.conf" << 'CONF'
DEFAULT linux
LABEL linux
 LINUX kernel
 INITRD first
 APPEND console=ttyS0 panic=1
CONF
# By the tree's own loader and libraries, as this host need not have it.
libraries=$tree/lib/x86_64-linux-gnu
"$libraries/ld-linux-x86-64.so.2" --library-path "$libraries" "$tree/usr/bin/extlinux" --install "$boot" 2> "$work/installed" ||
    {
        cat "$work/installed" >&2
        exit 1
    }

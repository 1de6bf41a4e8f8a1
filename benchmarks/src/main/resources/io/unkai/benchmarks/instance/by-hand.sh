#!/bin/sh
# Starts system containers with crun and nothing else, as a reference: systemd in a user namespace, from one copy of an image's files.
#
#   by-hand.sh prepare FOLDER IMAGE    copies the files of an image, owned by the users of containers
#   by-hand.sh start FOLDER NUMBER     starts one; prints its first process and its address
#   by-hand.sh stop FOLDER NUMBER      ends one and removes it
set -eu
owner=1862270976
step=$1
folder=$2

# Which way control groups of the second version are mounted; containers are to see these only.
groups=/sys/fs/cgroup
[ -e "$groups/cgroup.controllers" ] || groups=$groups/unified

rights=$(printf '"CAP_%s",' AUDIT_WRITE CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MKNOD \
    NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW SETFCAP SETGID SETPCAP SETUID SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_NICE SYS_PTRACE \
    SYS_RESOURCE SYS_TTY_CONFIG)

prepare() {
    mkdir -p "$folder/image" "$folder/root" "$folder/state"
    sed -i "s|@CAPABILITIES@|[${rights%,}]|; s|@OWNER@|$owner|" "$folder/config.json"
    mount -o ro,noload,loop "$1" "$folder/image"
    cp -a "$folder/image/." "$folder/root"
    umount "$folder/image"
    find "$folder/root" -perm /7000 ! -type l -printf '%m %p\n' >"$folder/modes"
    find "$folder/root" -printf '%U %G\n' | sort -u | while read -r user group; do
        find "$folder/root" -uid "$user" -gid "$group" -exec chown -h "$((user + owner)):$((group + owner))" {} +
    done
    while read -r mode file; do chmod "$mode" "$file"; done <"$folder/modes"
}

start() {
    number=$1
    own=$folder/$number
    address=100.64.$((number / 200 + 1)).$((number % 200 + 1))
    mkdir -p "$own/upper" "$own/work" "$own/rootfs" "$groups/unkaihand-$number"
    chown -R "$owner:$owner" "$own/upper" "$groups/unkaihand-$number"
    sed "s|@ROOT@|$own/rootfs|; s|@NAME@|hand$number|" "$folder/config.json" >"$own/config.json"
    # shellcheck disable=SC2016
    unshare -m --propagation private sh -euc '
        mount -t overlay overlay -o "lowerdir=$1/root,upperdir=$2/upper,workdir=$2/work" "$2/rootfs"
        echo $$ >"$4/unkaihand-$3/cgroup.procs"
        if [ "$4" != /sys/fs/cgroup ]; then umount -l /sys/fs/cgroup && mount -t cgroup2 cgroup2 /sys/fs/cgroup; fi
        exec crun --cgroup-manager=disabled "--root=$1/state" create --bundle "$2" --pid-file "$2/pid" "hand$3" </dev/null >"$2/log" 2>&1
    ' sh "$folder" "$own" "$number" "$groups"
    pid=$(cat "$own/pid")
    ip -batch - <<END
link add hand$number type veth peer name eth0 netns $pid
link set hand$number up
addr add 100.64.0.1/32 dev hand$number
route add $address/32 dev hand$number
END
    nsenter "--net=/proc/$pid/ns/net" ip -batch - <<END
link set lo up
link set eth0 up
addr add $address/32 dev eth0
route add 100.64.0.1/32 dev eth0
route add default via 100.64.0.1
END
    crun "--root=$folder/state" start "hand$number"
    echo "$pid $address"
}

stop() {
    number=$1
    crun "--root=$folder/state" delete -f "hand$number"
    for _ in $(seq 100); do
        find "$groups/unkaihand-$number" -depth -type d -exec rmdir {} + 2>/dev/null || true
        [ -e "$groups/unkaihand-$number" ] || break
        sleep 0.05
    done
    ip link del "hand$number" 2>/dev/null || true
    rm -rf --one-file-system "${folder:?}/$number"
}

"$step" "$3"

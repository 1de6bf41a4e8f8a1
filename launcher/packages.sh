# What the system's package manager can add. Sourced by unkai.

package_manager() {
    for manager in apt-get dnf pacman apk; do
        if command -v "$manager" >/dev/null 2>&1; then
            echo "$manager"
            return
        fi
    done
}

# packages_of NEED: the names of its packages with this machine's manager; nothing when it offers none.
packages_of() {
    case $(package_manager):$1 in
        apt-get:jdk) echo openjdk-25-jdk-headless ;;
        dnf:jdk) echo java-25-openjdk-devel ;;
        pacman:jdk) echo jdk25-openjdk ;;
        apk:jdk) echo openjdk25-jdk ;;
        apt-get:node | dnf:node | pacman:node | apk:node) echo nodejs npm ;;
        apt-get:clients) echo awscli python3-boto3 ;;
        dnf:clients) echo awscli2 python3-boto3 ;;
        pacman:clients) echo aws-cli python-boto3 ;;
        apk:clients) echo aws-cli py3-boto3 ;;
        apt-get:machines) echo crun conmon nftables iproute2 xfsprogs mmdebstrap lxcfs ;;
        dnf:machines) echo crun conmon nftables iproute xfsprogs lxcfs ;;
        pacman:machines) echo crun conmon nftables iproute2 xfsprogs lxcfs ;;
        apk:machines) echo crun conmon nftables iproute2 xfsprogs lxcfs ;;
        apt-get:virtual | pacman:virtual) echo qemu-system-x86 ;;
        dnf:virtual) echo qemu-system-x86-core ;;
        apk:virtual) echo qemu-system-x86_64 ;;
        ?*:chromium | ?*:s3cmd | ?*:rclone | ?*:restic) echo "$1" ;;
    esac
}

# offered PACKAGE: whether the manager knows it.
offered() {
    case $(package_manager) in
        apt-get) apt-cache show "$1" >/dev/null 2>&1 ;;
        dnf) dnf -q info "$1" >/dev/null 2>&1 ;;
        pacman) pacman -Si "$1" >/dev/null 2>&1 ;;
        apk) [ -n "$(apk search -x "$1" 2>/dev/null)" ] ;;
    esac
}

refresh_lists() {
    case $(package_manager) in
        apt-get) as_root apt-get -q update ;;
        pacman) as_root pacman -Sy --noconfirm ;;
        apk) as_root apk update ;;
    esac >>"$INSTALL_LOG" 2>&1
}

add_packages() {
    case $(package_manager) in
        apt-get) as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@" ;;
        dnf) as_root dnf -q install -y "$@" ;;
        pacman) as_root pacman -S --needed --noconfirm "$@" ;;
        apk) as_root apk add "$@" ;;
    esac >>"$INSTALL_LOG" 2>&1
}

# Whether to install: root and machines without a person just do; a person is asked.
may_install() {
    if [ -t 0 ] && [ -t 2 ] && [ "$(id -u)" -ne 0 ]; then
        printf 'unkai: install %s? [Y/n] ' "$*" >&2
        read -r answer
        case $answer in [nN]*) return 1 ;; esac
        return 0
    fi
    [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; }
}

# install_need NEED: adds its packages; 1 when that cannot be done here.
install_need() {
    packages=$(packages_of "$1")
    [ -n "$packages" ] || return 1
    mkdir -p "$ROOT/target"
    INSTALL_LOG=$ROOT/target/install.log
    set -- $packages
    if ! offered "$1"; then
        [ "$(id -u)" -eq 0 ] || return 1
        say "unkai: refreshing the package lists"
        refresh_lists || say "unkai: the package lists could not be refreshed (see $INSTALL_LOG)"
        offered "$1" || return 1
    fi
    may_install "$@" || return 1
    say "unkai: installing $*"
    add_packages "$@" || {
        refresh_lists
        add_packages "$@"
    } || {
        tail -n 5 "$INSTALL_LOG" >&2
        return 1
    }
}

# What networks and instances are made with; packages_of machines has them.
MACHINE_TOOLS='ip nft crun conmon mkfs.xfs mmdebstrap'

# Adds what virtual machines are run by, where the host may have what they need.
install_for_virtual_machines() {
    [ "$(id -u)" -eq 0 ] && [ "$(uname -m)" = x86_64 ] || return 0
    command -v qemu-system-x86_64 >/dev/null 2>&1 && return 0
    say "unkai: disk images with a boot loader need QEMU"
    install_need virtual || say "  not installed: other images work; ./unkai doctor says more"
}

# Adds what networks and instances need, where this user could use it. Without it everything else works.
install_for_machines() {
    [ "$(id -u)" -eq 0 ] || return 0
    missing=''
    for tool in $MACHINE_TOOLS; do
        command -v "$tool" >/dev/null 2>&1 || missing="$missing $tool"
    done
    if [ -n "$missing" ]; then
        say "unkai: networks and instances need$missing"
        install_need machines || say "  not installed: EC2 cannot run machines here until they are; ./unkai doctor says more"
    fi
    [ ! -e /dev/kvm ] || install_for_virtual_machines
}

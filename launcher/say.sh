# Messages. Sourced by unkai.

say() { printf '%s\n' "$*" >&2; }

# fail MESSAGE NEXT-STEP
fail() {
    say "unkai: $1"
    say "  next: $2"
    exit 1
}

usage_error() {
    say "unkai: $1"
    say "  next: ./unkai help"
    exit 2
}

# Runs as root, by sudo where needed; fails when there is no way.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        say "unkai: this needs root: $*"
        return 1
    fi
}

now() { date +%s; }

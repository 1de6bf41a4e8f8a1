# Builds what changed and runs the Java command line. Sourced by unkai.

# The build that is in use: class path and start-up caches. A copy, so that a later build does not pull the jars
# away from a server that runs.
CURRENT=$ROOT/target/unkai/current
KEPT_BUILDS=3
# After so many days, images of machines are built anew, with the distribution's updates.
IMAGE_DAYS=14

# What a build depends on. Tests do not count.
sources() {
    printf '%s\n' "$ROOT/pom.xml" "$ROOT/.mvn" "$ROOT/launcher/build.sh"
    for dir in "$ROOT"/*/; do
        for part in pom.xml src/main package-lock.json; do
            [ ! -e "$dir$part" ] || printf '%s\n' "$dir$part"
        done
    done
    [ ! -d "$ROOT/models" ] || printf '%s\n' "$ROOT/models"
    console_sources
}

is_built() { [ -r "$CURRENT/classpath" ]; }

# Folders change their time when a file is removed from them, so one look at times sees that too.
is_changed() {
    is_built || return 0
    old_ifs=$IFS
    IFS='
'
    # shellcheck disable=SC2046
    newer=$(find $(sources) -name node_modules -prune -o -newer "$CURRENT/stamp" -print 2>/dev/null | head -n 1)
    IFS=$old_ifs
    [ -n "$newer" ]
}

build_if_changed() {
    find_jdk
    is_changed || return 0
    command -v npm >/dev/null 2>&1 || install_need node ||
        fail "npm is needed to build (it fetches the AWS service models)" "install Node.js 20 or newer with npm"
    say "unkai: building (the first time takes some minutes)"
    begin_build
    run_maven "$ROOT/target/build.log" -pl server -am -Dmaven.test.skip=true -Dspotless.check.skip=true package ||
        fail "the build failed; the whole log is $ROOT/target/build.log" "./unkai doctor looks for what is missing here"
    keep_build
}

# What changes from here on belongs to the next build; jars that no longer belong to this one are dropped.
begin_build() {
    mkdir -p "$ROOT/target/unkai"
    touch "$ROOT/target/unkai/stamp"
    rm -rf "$ROOT/server/target/dist"
}

# Copies the built jars to a folder of their own and makes it the current one.
keep_build() {
    build=$ROOT/target/unkai/build-$(date +%Y%m%d%H%M%S)-$$
    mkdir -p "$build"
    cp -R "$ROOT/server/target/dist/lib" "$build/lib"
    keep_console "$build" &
    kept_console=$!
    mv "$ROOT/target/unkai/stamp" "$build/stamp"
    # Small ones first: what is looked for opens every jar before its own, and the tables of contents of the largest take long to read.
    (cd "$build/lib" && LC_ALL=C ls -Sr -- *.jar) | sed "s|^|$build/lib/|" | paste -sd: - >"$build/classpath"
    unpack_native "$build/lib"
    make_caches "$build"
    wait "$kept_console"
    ln -s "$build" "$CURRENT.$$"
    mv -T "$CURRENT.$$" "$CURRENT" 2>/dev/null || { rm -f "$CURRENT" && mv "$CURRENT.$$" "$CURRENT"; }
    find "$ROOT/target/images" -type f -mtime "+$IMAGE_DAYS" -delete 2>/dev/null || true
    (cd "$ROOT/target/unkai" && ls -dr build-* | tail -n "+$((KEPT_BUILDS + 1))" | xargs rm -rf)
}

# unpack_native LIB: the HTTP library's part in C, which every start would unpack.
unpack_native() {
    mkdir -p "$1/native"
    for jar in "$1"/netty-transport-native-epoll-*-linux-*.jar; do
        (cd "$1/native" && "$JAVA_HOME/bin/jar" --extract --file "$jar" META-INF/native) || return 0
    done
    mv "$1"/native/META-INF/native/* "$1/native"
    rm -rf "$1/native/META-INF"
}

# Start-up caches: without them everything works, only slower.
make_caches() {
    started=$(now)
    train "$1" cli io.unkai.server.cli.Cli status --data "$1/training"
    train "$1" server io.unkai.server.Main --train --data "$1/training" --port 0 --tls-port 0
    # What the training unpacked, no start has to.
    mv "$1"/training/store/native/*/* "$1/lib/native" 2>/dev/null || true
    rm -rf "$1/training"
    say "  start-up caches            $(($(now) - started)) s"
}

# train BUILD NAME MAIN ARGUMENTS...
train() {
    build_dir=$1
    name=$2
    shift 2
    # shellcheck disable=SC2046
    "$JAVA_HOME/bin/java" -XX:AOTCacheOutput="$build_dir/$name.aot" $(jvm_flags "$name" "$build_dir") \
        -cp "$(cat "$build_dir/classpath")" "$@" >"$build_dir/$name-training.log" 2>&1 </dev/null || true
    [ -r "$build_dir/$name.aot" ] || {
        say "unkai: no start-up cache for the $name (see $build_dir/$name-training.log); it starts slower without"
    }
}

# jvm_flags NAME BUILD: the flags that a cache was made with are the ones it works with.
jvm_flags() {
    case $1 in
        cli) echo "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -XX:-UsePerfData --enable-native-access=ALL-UNNAMED" ;;
        server) cat "$ROOT/launcher/server.flags" && echo "-Djava.library.path=$2/lib/native" ;;
    esac
}

# run_maven LOG ARGUMENTS...: one line for each module as it begins, several at a time; the end of the log when it fails.
run_maven() {
    log=$1
    shift
    mkdir -p "$(dirname "$log")"
    code=$log.code
    echo 1 >"$code"
    {
        "$ROOT/mvnw" -B -T 2 -f "$ROOT/pom.xml" "$@" 2>&1 </dev/null
        echo $? >"$code"
    } | tee "$log" | show_modules
    if [ "$(cat "$code")" != 0 ]; then
        rm -f "$code"
        say "--- the end of $log"
        grep -E '^\[ERROR\]|^\[WARNING\] .*\.java:\[' "$log" | grep -v -e 'Re-run Maven' -e 'To see the full stack' -e '\[Help 1\]' \
            -e 'For more information' -e '^\[ERROR\] *$' | head -n 25 >&2 || tail -n 25 "$log" >&2
        return 1
    fi
    rm -f "$code"
}

# Reads Maven's log and prints "[3/9] wire    after 12 s" as modules begin.
show_modules() {
    begun_modules=$(now)
    while IFS= read -r line; do
        case $line in
            '[INFO] Building '*' ['*/*']')
                rest=${line#'[INFO] Building '}
                count=${rest##*'['}
                printf '  [%s] %-20s after %s s\n' "${count%']'}" "${rest%% *}" "$(($(now) - begun_modules))" >&2
                ;;
            *'Tests run:'*'Time elapsed'*) [ -z "${SHOW_TESTS:-}" ] || show_suite "$line" ;;
        esac
    done
}

# Only suites that failed are worth a line.
show_suite() {
    case $1 in
        '[ERROR]'*) printf '    %s\n' "${1#'[ERROR] '}" >&2 ;;
    esac
}

# Whether nothing needs to be built for this "up": it only asks for help, or the cloud runs.
is_help_or_running() {
    if [ "$(id -u)" -eq 0 ]; then data=/var/lib/unkai; else data=${HOME:-}/.local/share/unkai; fi
    for argument in "$@" ''; do
        case $argument in -h | --help) return 0 ;; --data=*) data=${argument#--data=} ;; esac
        [ "${before:-}" != --data ] || data=$argument
        before=$argument
    done
    pid=$(sed -n 's/.*"pid":\([0-9]*\).*/\1/p' "$data/run/server.json" 2>/dev/null)
    [ -n "$pid" ] && grep -q io.unkai.server.Main "/proc/$pid/cmdline" 2>/dev/null
}

# Becomes the Java command line.
run_cli() {
    [ -n "${JAVA_HOME:-}" ] && is_jdk "$JAVA_HOME" || find_jdk
    cache=''
    [ ! -r "$CURRENT/cli.aot" ] || cache=-XX:AOTCache=$(readlink -f "$CURRENT/cli.aot")
    terminal=false
    [ ! -t 2 ] || terminal=true
    server_cache=$(readlink -f "$CURRENT/server.aot" || true)
    console=$(readlink -f "$CURRENT/console" || true)
    # shellcheck disable=SC2046,SC2086
    exec "$JAVA_HOME/bin/java" $cache -Xlog:disable $(jvm_flags cli "$CURRENT") \
        -Dunkai.terminal=$terminal -Dunkai.command="$0" -Dunkai.console="$console" -Dunkai.images="$ROOT/target/images" \
        -Dunkai.server.cache="$server_cache" -Dunkai.server.flags="$(jvm_flags server "$(readlink -f "$CURRENT")")" \
        -cp "$(cat "$CURRENT/classpath")" io.unkai.server.cli.Cli "$@"
}

# Measures the current build, started as "up" starts it.
run_bench() {
    case " $* " in
        *' --help '* | *' -h '*)
            say "usage: ./unkai bench [--large [--huge] | --instances [--hundred | --many N] | --disks]"
            say "  --large  costs by number of keys, and large bodies in a small heap; --huge adds ten million keys"
            say "  --instances  only networks and instances, which need root; --hundred launches a hundred at once, too; --many as many as you say"
            return 0
            ;;
    esac
    run_maven "$ROOT/target/build-bench.log" -pl benchmarks -am -Dmaven.test.skip=true -Dspotless.check.skip=true package ||
        fail "the benchmarks could not be built" "see $ROOT/target/build-bench.log"
    fetch_peers
    bench_console "$@"
    exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -Dunkai.peers="$ROOT/benchmarks/target/peers" -Dunkai.server.classpath="$(cat "$CURRENT/classpath")" -Dunkai.server.flags="$(jvm_flags server "$(readlink -f "$CURRENT")")" \
        -Dunkai.server.cache="$(readlink -f "$CURRENT/server.aot" || true)" \
        -cp "$ROOT/benchmarks/target/classes:$ROOT/benchmarks/target/lib/*" io.unkai.benchmarks.Bench "$@"
}

# The console is measured in a browser, where there is one.
bench_console() {
    [ $# -eq 0 ] || return 0
    if ! command -v node >/dev/null || [ ! -d "$ROOT/console/node_modules/playwright-core" ] || [ ! -d "$ROOT/console/dist" ] ||
        ! command -v "${CHROMIUM:-chromium}" >/dev/null; then
        say "the console is not measured: that needs Node.js, Chromium, and npm ci --ignore-scripts in console/"
        return 0
    fi
    UNKAI_CLASSPATH="$(cat "$CURRENT/classpath")" node "$ROOT/console/e2e/budget.mjs" ||
        say "the console is over its budget"
}

# Other servers of S3, each with its own libraries in a folder of its own; rows leave out what cannot be fetched.
fetch_peers() {
    for peer in s3proxy s3mock; do
        libraries=$ROOT/benchmarks/target/peers/$peer
        [ ! -d "$libraries" ] || [ "$ROOT/benchmarks/peers/$peer/pom.xml" -nt "$libraries" ] || continue
        rm -rf "$libraries"
        "$ROOT/mvnw" -q -B -f "$ROOT/benchmarks/peers/$peer/pom.xml" dependency:copy-dependencies \
            -DincludeScope=runtime -DoutputDirectory="$libraries" >"$ROOT/target/fetch-$peer.log" 2>&1 ||
            rm -rf "$libraries"
    done
}

# Runs the tests in stages. Sourced by unkai.
#
# fast         units, handlers, contracts, architecture; needs nothing
# kernel       what needs root and the real kernel
# conformance  unmodified AWS clients against a real server, and that server killed under load

STAGES='fast kernel conformance'

run_tests() {
    stages='' install=''
    for argument in "$@"; do
        case $argument in
            fast | kernel | conformance) stages="$stages $argument" ;;
            --install) install=yes ;;
            -h | --help)
                say "usage: ./unkai test [fast|kernel|conformance]... [--install]"
                say "  --install   add what the tests need with the system's package manager: JDK, Node.js, S3 clients, container tools"
                say "  exit code 0: all passed; 1: some failed, or something could not be built"
                return 0
                ;;
            *) usage_error "there is no test stage '$argument'" ;;
        esac
    done
    find_jdk
    [ -z "$install" ] || install_for_tests
    totals=$ROOT/target/tests
    mkdir -p "$ROOT/target"
    : >"$totals"
    for stage in ${stages:-$STAGES}; do
        run_stage "$stage"
    done
    summary
}

install_for_tests() {
    install_for_machines
    command -v npm >/dev/null 2>&1 || install_need node ||
        fail "Node.js and npm cannot be installed" "install Node.js 20 or newer with npm"
    if [ ! -x /usr/bin/aws ] || ! /usr/bin/python3 -c 'import boto3' >/dev/null 2>&1; then
        install_need clients || fail "AWS CLI and boto3 cannot be installed" "install the packages awscli and python3-boto3"
    fi
    for tool in s3cmd rclone restic; do
        command -v "$tool" >/dev/null 2>&1 || install_need "$tool" || fail "$tool cannot be installed" "install $tool"
    done
}

run_stage() {
    begun_stage=$(now)
    stage_log=$ROOT/target/test-$1.log
    rm -rf "$ROOT"/*/target/surefire-reports/"$1"
    say "unkai: $1 tests"
    broken=0
    SHOW_TESTS=yes
    case $1 in
        fast)
            begin_build
            set -- "$1" -pl '!conformance' '-Dtest.excludedGroups=kernel | crash | conformance'
            ;;
        kernel) set -- "$1" -pl '!conformance,!benchmarks' -Dtest.groups=kernel ;;
        conformance)
            # The tests call ./unkai up, which must find nothing left to build.
            build_if_changed
            fetch_js_client
            set -- "$1" -pl conformance -am '-Dtest.groups=conformance | crash'
            ;;
    esac
    stage_name=$1
    shift
    [ "$stage_name" = fast ] || set -- "$@" -Dspotless.check.skip=true
    run_maven "$stage_log" "$@" -Dtest.stage="$stage_name" -Dmaven.test.failure.ignore=true package || broken=1
    if [ "$stage_name$broken" = fast0 ] && is_changed; then keep_build; fi
    show_failures "$stage_log"
    count "$stage_name" $broken $(($(now) - begun_stage)) "$stage_log"
}

# show_failures LOG: what Surefire says of tests that failed, with the beginning of each message.
show_failures() {
    awk '/^\[INFO\] Results:/ { results = 1; next }
        results && /^\[(ERROR|WARNING)\] Tests run:/ { results = 0 }
        results && /^\[ERROR\] +[A-Za-z0-9_$]+\./ { lines = 0 }
        results && !/^\[INFO\]|^\[WARNING\]|^$|^\[ERROR\] (Failures|Errors): *$/ && lines++ < 25 { print "    " substr($0, 1, 400) }
        /^\[INFO\] Tests run:/ { results = 0 }' "$1" >&2
}

# The SDK for JavaScript, as its lock file says; nothing of it is run while it is installed.
fetch_js_client() {
    client=$ROOT/conformance/clients/js
    [ ! "$client/package-lock.json" -nt "$client/node_modules/.package-lock.json" ] || [ ! -d "$client/node_modules" ] ||
        rm -rf "$client/node_modules"
    [ -d "$client/node_modules" ] || (cd "$client" && npm ci --ignore-scripts --no-audit --no-fund >/dev/null) ||
        fail "the SDK for JavaScript could not be installed" "run npm ci in $client to see why"
}

# count STAGE BROKEN SECONDS LOG: adds up the reports of a stage. A build that broke counts as one failure.
count() {
    counts=$(grep -h -m 1 '<testsuite ' "$ROOT"/*/target/surefire-reports/"$1"/TEST-*.xml 2>/dev/null |
        awk -v broken="$2" '
            function value(name) {
                if (!match($0, " " name "=\"[0-9]+\"")) return 0
                return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0
            }
            { tests += value("tests"); failed += value("errors") + value("failures"); skipped += value("skipped") }
            END { print tests - failed - skipped, failed + broken, skipped + 0 }')
    echo "$counts $1" >>"$ROOT/target/tests"
    # shellcheck disable=SC2086
    set -- "$1" "$3" "$4" $counts
    say "  $1: $4 passed, $5 failed, $6 skipped in $2 s (log $3)"
}

# Ends with the one line that says it all.
summary() {
    awk '
        { passed += $1; failed += $2; skipped += $3 }
        $1 + $2 + $3 == 0 { printf "no %s test was found\n", $4; failed += $4 != "kernel" }
        END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped; exit failed > 0 || passed == 0 }
    ' "$ROOT/target/tests"
}

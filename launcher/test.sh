# Runs the tests in stages. Sourced by unkai.
#
# fast         units, handlers, contracts, architecture; needs nothing
# console      the console's types and logic, and walks through it in a browser on a real server; needs Node.js and Chromium
# kernel       what needs root and the real kernel
# conformance  unmodified AWS clients against a real server, and that server killed under load

STAGES='fast console kernel conformance'

run_tests() {
    stages='' install=''
    for argument in "$@"; do
        case $argument in
            fast | console | kernel | conformance) stages="$stages $argument" ;;
            --install) install=yes ;;
            -h | --help)
                say "usage: ./unkai test [fast|console|kernel|conformance]... [--install]"
                say "  --install   add what the tests need with the system's package manager: JDK, Node.js, Chromium, S3 clients, container tools"
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
    console_pid=
    for stage in ${stages:-$STAGES}; do
        say "unkai: $stage tests"
        if [ "$stage" = console ]; then
            # Beside the next stages, as all wait much; what they need is built before.
            build_if_changed
            run_console_stage &
            console_pid=$!
        else
            run_stage "$stage"
        fi
    done
    await_console
    summary
}

install_for_tests() {
    install_for_machines
    install_for_virtual_machines
    command -v npm >/dev/null 2>&1 || install_need node ||
        fail "Node.js and npm cannot be installed" "install Node.js 20 or newer with npm"
    if [ ! -x /usr/bin/aws ] || ! /usr/bin/python3 -c 'import boto3' >/dev/null 2>&1; then
        install_need clients || fail "AWS CLI and boto3 cannot be installed" "install the packages awscli and python3-boto3"
    fi
    for tool in chromium s3cmd rclone restic; do
        command -v "$tool" >/dev/null 2>&1 || install_need "$tool" || fail "$tool cannot be installed" "install $tool"
    done
}

run_stage() {
    begun_stage=$(now)
    stage_log=$ROOT/target/test-$1.log
    rm -rf "$ROOT"/*/target/surefire-reports/"$1"
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
            find_node || say "  without a newer Node.js, its clients fail"
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

# show_not_ok LOG: the tests that TAP says failed, with the beginning of each reason.
show_not_ok() {
    awk '/^(not )?ok / { shown = /^not/ ? 12 : 0; reason = 0; if (shown) print "    " $0; next }
        /^ +(code|stack|name):/ { reason = 0 }
        /^ +(error|message):/ { reason = 1 }
        reason && shown-- > 0 { print "    " substr($0, 1, 400) }' "$1" >&2
}

await_console() {
    [ -z "$console_pid" ] || wait "$console_pid" || report console 0 "$ROOT/target/test-console.log" 0 1 0
    console_pid=
}

# Types, logic, then walks in a browser; what cannot run here is said.
run_console_stage() {
    begun_stage=$(now)
    stage_log=$ROOT/target/test-console.log
    if ! find_node; then
        say "  console: left out, it needs Node.js $NEEDED_NODE or newer"
        return
    fi
    walks=$(cd "$ROOT/console" && find e2e -name '*.test.mjs' ! -name 'machines*' | sort)
    if ! command -v chromium >/dev/null 2>&1; then
        say "  console: without walks, they need Chromium"
        walks=
    fi
    broken=0
    test_console "$walks" >"$stage_log" 2>&1 </dev/null || broken=1
    show_not_ok "$stage_log"
    counts=$(awk -v broken=$broken '
        /^ok .*# SKIP/ { skipped++; next }
        /^ok / { passed++ }
        /^not ok / { failed++ }
        END { print passed + 0, failed ? failed : broken, skipped + 0 }' "$stage_log")
    # shellcheck disable=SC2086
    report console $(($(now) - begun_stage)) "$stage_log" $counts
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
    # shellcheck disable=SC2086
    report "$1" "$3" "$4" $counts
}

# report STAGE SECONDS LOG PASSED FAILED SKIPPED
report() {
    echo "$4 $5 $6 $1" >>"$ROOT/target/tests"
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

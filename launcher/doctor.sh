# Looks at the machine without changing it: nothing is installed or built for it. Sourced by unkai.

doctor() {
    if ! look_for_jdk; then
        case " $* " in
            *' --json '*)
                printf '{"ok":false,"findings":[{"name":"JDK","grade":"missing","found":"none","next":"%s"}]}\n' \
                    "install a JDK $NEEDED_JAVA or newer"
                ;;
            *)
                printf 'missing  JDK                  none that is %s or newer\n' "$NEEDED_JAVA"
                printf '                              next: ./unkai up installs one where it can; or set JAVA_HOME\n'
                ;;
        esac
        return 1
    fi
    package=io/unkai/server/cli/doctor
    if is_built; then
        set -- -cp "$(cat "$CURRENT/classpath")" "$(echo $package | tr / .).Doctor" "$@"
    else
        set -- "$ROOT/server/src/main/java/$package/Doctor.java" "$@"
    fi
    exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable -Dunkai.root="$ROOT" "$@"
}

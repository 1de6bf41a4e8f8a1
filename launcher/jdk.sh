# Finds a JDK that can build and run Unkai. Sourced by unkai.

NEEDED_JAVA=25

# is_jdk DIR: whether it holds a JDK that is new enough. Reads the release file, because starting a JVM takes longer.
is_jdk() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ -n "$major" ] && [ "$major" -ge "$NEEDED_JAVA" ]
}

jdk_candidates() {
    [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME"
    if java=$(command -v java); then
        dirname "$(dirname "$(readlink -f "$java")")"
    fi
    for dir in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* /opt \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/*; do
        [ ! -d "$dir" ] || echo "$dir"
    done
}

# Sets JAVA_HOME; 1 when there is no JDK.
look_for_jdk() {
    jdk_list=$(jdk_candidates)
    while IFS= read -r dir; do
        if is_jdk "$dir"; then
            JAVA_HOME=$dir
            export JAVA_HOME
            return 0
        fi
    done <<END
$jdk_list
END
    return 1
}

find_jdk() {
    look_for_jdk && return
    say "unkai: no JDK $NEEDED_JAVA or newer is here; looking for one to install"
    if install_need jdk && look_for_jdk; then
        say "unkai: found $JAVA_HOME"
        return
    fi
    fail "a JDK $NEEDED_JAVA is needed, and this system's package manager could not give one" \
        "install any JDK $NEEDED_JAVA (such as Eclipse Temurin) under /usr/lib/jvm or ~/.jdks, or point JAVA_HOME at one"
}

# Finds the JDK and Maven, or has apt-get install them. Sourced by takt and test; bash.
#
# TAKT_JVM_DIRS   directories, separated by colons, whose subdirectories are searched for a JDK

java_wanted=25

say() {
    printf 'takt: %s\n' "$*" >&2
}

# Results are left in variables: a $(...) makes a process of its own, and every start of Takt waits.

# Sets java_version to the feature version of the JVM in a directory, such as 25; empty where there is
# none.
java_version_of() {
    local line
    java_version=
    [ -x "$1/bin/java" ] || return 0
    if [ -r "$1/release" ]; then
        while IFS= read -r line; do
            case $line in JAVA_VERSION=*) java_version=${line#*=} ;; esac
        done <"$1/release"
    fi
    if [ -z "$java_version" ]; then
        java_version=$("$1/bin/java" -XshowSettings:properties -version 2>&1 </dev/null |
            sed -n 's/^ *java\.specification\.version = *//p') || java_version=
    fi
    java_version=${java_version//\"/}
    java_version=${java_version%%[!0-9]*}
}

# Whether a directory holds a JVM new enough that also has the given tool (java or javac). Sets
# java_version.
java_is_good() {
    [ -x "$1/bin/$2" ] || return 1
    java_version_of "$1"
    [ -n "$java_version" ] && [ "$java_version" -ge "$java_wanted" ]
}

# Whether a JVM has the collector Shenandoah. All who build OpenJDK leave it in but Oracle, whose
# GraalVM does not have it either. Argument: home of the JVM.
java_has_shenandoah() {
    local line
    [ -r "$1/release" ] || return 0
    while IFS= read -r line; do
        case $line in IMPLEMENTOR=*Oracle* | GRAALVM_VERSION=*) return 1 ;; esac
    done <"$1/release"
}

# Sets java_home to the home of a JVM: JAVA_HOME, else PATH's java, else the oldest that is new enough
# in the usual places; empty where there is none. Argument: the tool that it must have, java or javac.
find_java() {
    local tool=$1 home place places best_version=
    java_home=
    if [ -n "${JAVA_HOME:-}" ] && java_is_good "$JAVA_HOME" "$tool"; then
        java_home=$JAVA_HOME
        return
    fi
    if home=$(command -v java); then
        home=$(readlink -f "$home")
        home=${home%/bin/java}
        if java_is_good "$home" "$tool"; then
            java_home=$home
            return
        fi
    fi
    IFS=: read -r -a places <<<"${TAKT_JVM_DIRS:-/usr/lib/jvm:/opt:${HOME:-/root}/.sdkman/candidates/java:${HOME:-/root}/.jdks}"
    for place in "${places[@]}"; do
        for home in "$place"/*; do
            java_is_good "$home" "$tool" || continue
            if [ -z "$java_home" ] || [ "$java_version" -lt "$best_version" ]; then
                java_home=$home best_version=$java_version
            fi
        done
    done
    [ -n "$java_home" ]
}

# The first of some packages that apt knows a version of.
apt_offers() {
    local package candidate
    for package in "$@"; do
        candidate=$(apt-cache policy "$package" 2>/dev/null | sed -n 's/^ *Candidate: *//p')
        if [ -n "$candidate" ] && [ "$candidate" != '(none)' ]; then
            printf '%s' "$package"
            return
        fi
    done
    return 1
}

# The packages that bring what is missing, or 1 when apt has nothing for one of them.
# Arguments: java, javac or mvn, each as wanted.
packages_for() {
    local tool package packages=()
    for tool in "$@"; do
        case $tool in
            java) package=$(apt_offers openjdk-25-jre-headless temurin-25-jre temurin-25-jdk) ;;
            javac) package=$(apt_offers openjdk-25-jdk-headless temurin-25-jdk) ;;
            *) package=$(apt_offers maven) ;;
        esac || return 1
        packages+=("$package")
    done
    printf '%s' "${packages[*]}"
}

# What a person calls the tools.
names_of() {
    local tool names=()
    for tool in "$@"; do
        case $tool in
            java) names+=("Java $java_wanted or newer") ;;
            javac) names+=("a JDK $java_wanted or newer") ;;
            *) names+=("Maven") ;;
        esac
    done
    local IFS=+
    printf '%s' "${names[*]}" | sed 's/+/ and /g'
}

# May apt-get be run? --yes and CI=true say so, else a person at the terminal is asked.
may_install() {
    local answer
    [ "${assume_yes:-}" = 1 ] || [ "${CI:-}" = true ] && return
    [ -t 0 ] && [ -t 2 ] || return 1
    printf 'takt: %s is missing. Install with apt-get? [y/N] ' "$1" >&2
    read -r answer || return 1
    case $answer in [yY] | [yY][eE][sS]) ;; *) return 1 ;; esac
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Installs what is missing or says how to and exits. Arguments: java, javac or mvn, each if missing.
require() {
    local names packages sudo=
    names=$(names_of "$@")
    if ! command -v apt-get >/dev/null || ! command -v apt-cache >/dev/null; then
        say "$names is missing, and there is no apt-get here to install it with." \
            "Install it by hand; JAVA_HOME says where the JDK is."
        exit 1
    fi
    [ "$(id -u)" = 0 ] || sudo='sudo '
    if may_install "$names"; then
        say "$names is missing: asking apt-get"
        as_root apt-get update -q </dev/null >&2 || say "apt-get update failed; using the package lists as they are"
        if packages=$(packages_for "$@"); then
            # shellcheck disable=SC2086 # one word for each package
            as_root env DEBIAN_FRONTEND=noninteractive \
                apt-get install -q -y --no-install-recommends $packages </dev/null >&2 && return
            say "apt-get could not install $packages"
            exit 1
        fi
    elif packages=$(packages_for "$@"); then
        say "$names is missing. This installs it: ${sudo}apt-get install -y $packages"
        exit 1
    fi
    say "$names is missing, and apt-get does not offer it on this system (after '${sudo}apt-get update' it may)." \
        "Install Eclipse Temurin 25 or OpenJDK 25 by hand and set JAVA_HOME to its directory."
    exit 1
}

# Sets java_home, and mvn on the PATH. Arguments: java or javac, then mvn if wanted.
prepare_tools() {
    local missing=()
    find_java "$1" || missing+=("$1")
    [ "${2:-}" != mvn ] || command -v mvn >/dev/null || missing+=(mvn)
    [ ${#missing[@]} != 0 ] || return 0
    require "${missing[@]}"
    hash -r
    find_java "$1" || {
        say "no Java $java_wanted found even after the installation; set JAVA_HOME"
        exit 1
    }
}

# Maven on the JDK found, without that JDK's warnings about Maven's own libraries.
run_maven() {
    JAVA_HOME=$java_home \
        MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" \
        mvn -B -ntp "$@" </dev/null
}

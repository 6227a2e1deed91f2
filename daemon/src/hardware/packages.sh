# shellcheck shell=bash disable=SC2154 # what is not set here, daemon/bin/hardware-test sets
#
# Packages of Debian for the hardware tests, sourced by daemon/bin/hardware-test.
#
# Tools that compile are installed. All else is only unpacked into the cache: it neither changes the
# machine nor needs rights on it. It comes from the release of this machine and from its backports,
# at the address where the machine gets its packages from.

# Installs packages that are missing or says how to. Arguments: COMMAND=PACKAGE...
need_commands() {
    local pair missing=() names
    for pair in "$@"; do
        command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
    done
    [ ${#missing[@]} != 0 ] || return 0
    names=${missing[*]}
    if ! may_install "$names"; then
        say "$names is missing. This installs it: apt-get install -y $names"
        exit 1
    fi
    as_root apt-get update -q </dev/null >&2 || say 'apt-get update failed; using the package lists as they are'
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "${missing[@]}" </dev/null >&2 || {
        say "apt-get could not install $names"
        exit 1
    }
    hash -r
}

# apt-get and its kin over lists of their own. Arguments: the command and its arguments.
apart() {
    local command=$1
    shift
    "$command" -o Dir::Etc::sourcelist="$cache/apt/sources.list" -o Dir::Etc::sourceparts=- \
        -o Dir::State::lists="$cache/apt/lists" -o Dir::Cache="$cache/apt" \
        -o Debug::NoLocking=1 -o APT::Sandbox::User= -o Acquire::Retries=3 "$@"
}

# Prepares apart: the main archive of this machine's release, with its backports.
update_lists() {
    local release address keys=/usr/share/keyrings/debian-archive-keyring.gpg signed_by=''
    # shellcheck source=/dev/null
    release=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
    address=$(apt-get indextargets --format "\$(RELEASE) \$(COMPONENT) \$(REPO_URI)" 'Created-By: Packages' |
        sed -n "s/^$release main //p" | head -n 1)
    if [ -z "$release" ] || [ -z "$address" ]; then
        echo "apt has no main archive of Debian's release '$release' among its sources"
        return 1
    fi
    [ ! -f "$keys" ] || signed_by="[signed-by=$keys] "
    rm -rf "$cache/apt"
    mkdir -p "$cache/apt/lists/partial" "$cache/apt/archives/partial"
    printf "deb $signed_by%s %s main\n" "$address" "$release" "$address" "$release-backports" \
        >"$cache/apt/sources.list"
    apart apt-get update -q
    backports=$release-backports
}

# Downloads packages with all they depend on that is not installed here, and unpacks them.
# Arguments: the directory to unpack into, packages.
unpack_with_dependencies() {
    local into=$1 file
    shift
    rm -f "$cache/apt/archives"/*.deb
    apart apt-get -t "$backports" install -y -q --no-install-recommends --download-only "$@"
    for file in "$cache/apt/archives"/*.deb; do
        dpkg-deb -x "$file" "$into"
    done
    rm -f "$cache/apt/archives"/*.deb
}

# Downloads packages without what they depend on. Arguments: the directory for the files, packages.
download() {
    ( cd "$1" && apart apt-get -t "$backports" download -q "${@:2}" )
}

# shellcheck shell=bash disable=SC2154 # what is not set here, daemon/bin/hardware-test sets
#
# Makes a Debian with systemd, of the release of this machine and from where it gets its packages;
# sourced by daemon/bin/hardware-test.

# Makes root.tar. Argument: directory to fill.
build_service_root() {
    update_lists
    # The first line of the lists is the release, the second its backports.
    mmdebstrap --variant=minbase --include=systemd,systemd-sysv,dbus,udev,kmod,procps,i2c-tools \
        "${backports%-backports}" "$1/root.tar" "$(head -n 1 "$cache/apt/sources.list")"
}

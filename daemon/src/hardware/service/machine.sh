# shellcheck shell=bash disable=SC2154 # what is not set here, daemon/bin/hardware-test sets
#
# A Debian with systemd on the kernel for the devices; sourced by daemon/bin/hardware-test.

prepare_service() {
    prepare_devices
    need_commands mmdebstrap=mmdebstrap
    service_root=$cache/$(key_of service-root "$sources/service/build.sh" /etc/os-release)
    cached "$service_root" 'fetching a Debian with systemd (about 1 min)' build_service_root
}

# Boots and runs the proof. Argument: directory of results.
boot_service() {
    step packages 'making the packages to install and upgrade to' make_packages "$scratch/proof"
    cp "$sources/service/"{proof,check.sh,takt.json} "$scratch/proof"
    gcc -shared -fPIC -O -o "$scratch/proof/libstall.so" "$sources/service/stall.c"
    uml_environment
    printf 'root=%q\n' "$service_root/root.tar" >>"$scratch/environment"
    cp "$scratch/environment" "$scratch/proof"
    # Teaching the JVM alone takes some minutes there.
    time_limit=1800
    boot_uml "$sources/service/init" 2000M "$1"
}

# Makes takt.deb, a next.deb whose version is higher and whose configuration is another one, and
# java.deb, which stands for the JDK of this machine. Argument: directory to fill.
make_packages() {
    local tree=$1/tree
    mkdir -p "$1"
    cp "$daemon/target/takt.deb" "$1"
    dpkg-deb -R "$1/takt.deb" "$tree"
    sed -i 's/^\(Version: .*\)/\1+next/' "$tree/DEBIAN/control"
    printf '// of the next version\n' >>"$tree/etc/takt/takt.json"
    ( cd "$tree" && find . -type f ! -path './DEBIAN/*' -printf '%P\0' | xargs -0 md5sum >DEBIAN/md5sums )
    dpkg-deb --root-owner-group -Znone -b "$tree" "$1/next.deb"
    rm -r "$tree"
    mkdir -p "$tree/DEBIAN" "$tree/usr/lib/jvm/of-the-host"
    printf '%s\n' 'Package: java-of-the-host' 'Version: 25' 'Architecture: all' 'Maintainer: nobody' \
        'Provides: java25-runtime-headless' 'Description: the JDK of the host, which is mounted here' \
        >"$tree/DEBIAN/control"
    dpkg-deb --root-owner-group -b "$tree" "$1/java.deb"
    rm -r "$tree"
}

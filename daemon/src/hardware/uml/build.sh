# shellcheck shell=bash disable=SC2154 # what is not set here, daemon/bin/hardware-test sets
#
# Builds the kernel in User Mode Linux; sourced by daemon/bin/hardware-test.

# Makes linux, i2c-stub.ko, busybox, and in source/ of the kernel's tree what modules are built
# against. Argument: directory to fill.
build_uml() {
    local tree=$1/source
    update_lists
    download "$1" "linux-source-$kernel_series"
    echo unpacking
    dpkg-deb --fsys-tarfile "$1"/linux-source-*.deb |
        tar -xO "./usr/src/linux-source-$kernel_series.tar.xz" | tar -xJ -C "$1"
    rm "$1"/linux-source-*.deb
    mv "$1/linux-source-$kernel_series" "$tree"
    make_room_for_registers "$tree/arch/x86/um/user-offsets.c"
    make -C "$tree" ARCH=um KCONFIG_ALLCONFIG="$sources/uml/kernel.config" allnoconfig
    config_is_whole "$sources/uml/kernel.config" "$tree/.config"
    make -C "$tree" ARCH=um -j "$(nproc)"
    mv "$tree/linux" "$tree/drivers/i2c/i2c-stub.ko" "$1"
    download "$1" busybox-static
    dpkg-deb -x "$1"/busybox-static*.deb "$1/unpacked"
    find "$1/unpacked" -path '*/bin/busybox' -exec mv {} "$1" \;
    rm -r "$1/unpacked" "$1"/busybox-static*.deb
    prune "$tree"
}

# This series of kernels expects no more of a processor than AVX-512, and stops at the first program
# where there are more registers to save, such as those of AMX. Argument: the file that says so.
make_room_for_registers() {
    sed -i 's/DEFINE_LONGS(HOST_FP_SIZE, 2696)/DEFINE_LONGS(HOST_FP_SIZE, 16384)/' "$1"
    if ! grep -q 'HOST_FP_SIZE, 16384' "$1"; then
        echo "$1 is not as it used to be: see make_room_for_registers"
        return 1
    fi
}

# Whether each option of a fragment is in a configuration: one whose name changed would just vanish.
config_is_whole() {
    local line missing=0
    while IFS= read -r line; do
        case $line in
            CONFIG_*=n) ! grep -q "^${line%n}" "$2" || { echo "not off: $line"; missing=1; } ;;
            CONFIG_*) grep -qx "$line" "$2" || { echo "not to be had: $line"; missing=1; } ;;
        esac
    done <"$1"
    [ "$missing" = 0 ]
}

# Keeps of a built tree what a module needs to be built. Argument: the tree.
prune() {
    local keep
    find "$1" -mindepth 1 -maxdepth 1 ! -name include ! -name scripts ! -name arch ! -name Makefile \
        ! -name Kconfig ! -name Kbuild ! -name .config ! -name Module.symvers ! -name .kernelrelease \
        -exec rm -rf {} +
    for keep in um x86; do
        mv "$1/arch/$keep" "$1/"
    done
    rm -rf "$1/arch"
    mkdir "$1/arch"
    mv "$1/um" "$1/x86" "$1/arch/"
    find "$1" -name '*.o' -path '*/arch/*' -delete
}

# Argument: directory to fill.
build_uml_module() {
    cp "$sources/module"/* "$1"
    make -C "$uml/source" ARCH=um M="$1" modules
}

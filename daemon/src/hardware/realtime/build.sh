# shellcheck shell=bash disable=SC2154 # what is not set here, daemon/bin/hardware-test sets
#
# Fetches QEMU and the kernel with PREEMPT_RT, and makes what that starts with; sourced by
# daemon/bin/hardware-test.

# Makes qemu/, vmlinuz and initrd. Argument: directory to fill.
build_realtime() {
    local kernel version headers
    update_lists
    unpack_with_dependencies "$1/qemu" qemu-system-x86
    # The newest of the series; that of the meta package may belong to a later one.
    kernel=$(apart apt-cache search --names-only "^linux-image-$kernel_series\\..*-rt-amd64\$" |
        sed 's/ .*//' | sort -V | tail -n 1)
    if [ -z "$kernel" ]; then
        echo "apt has no linux-image-$kernel_series.*-rt-amd64, neither in $backports nor in its release"
        return 1
    fi
    version=${kernel#linux-image-}
    mkdir "$1/packages"
    download "$1/packages" "$kernel" "linux-headers-$version" busybox-static cpio \
        "linux-headers-${version%-rt-amd64}-common-rt" "linux-kbuild-${version%-rt-amd64}"
    for package in "$1/packages"/*.deb; do
        dpkg-deb -x "$package" "$1/tree"
    done
    cp "$1/tree/boot/vmlinuz-$version" "$1/vmlinuz"
    headers=$1/tree/usr/src/linux-headers-$version
    sed -i "s|^include /|include $1/tree/|" "$headers/Makefile"
    mkdir "$1/module"
    cp "$sources/module"/* "$1/module"
    # Without the kernel's own debugging data there is nothing to convert for BTF.
    make -C "$headers" M="$1/module" CC=gcc CONFIG_DEBUG_INFO_BTF_MODULES= modules
    build_initramfs "$1" overlay 9pnet_virtio 9p i2c-dev i2c-stub taktlab
    rm -rf "$1/tree" "$1/packages" "$1/module"
}

# What the kernel starts with. Arguments: the directory to be filled, modules.
build_initramfs() {
    local root=$1/initramfs made=$1
    shift
    mkdir -p "$root"/{bin,dev,proc,sys,modules,lower,layer,root}
    find "$made/tree" -path '*/bin/busybox' -exec cp {} "$root/bin/" \;
    install -m 755 "$sources/realtime/init" "$root/init"
    for module in "$@"; do
        add_module "$made" "$module"
    done
    ( cd "$root" && find . | "$(find "$made/tree" -path '*/bin/cpio')" -o -H newc --quiet ) | gzip -1 >"$made/initrd"
    rm -rf "$root"
}

# Puts a module behind those it needs. Arguments: the directory to be filled, the module.
add_module() {
    local file name needed modules=$1/initramfs/modules
    name=${2//_/-}
    file=$(find "$1/tree/lib/modules" "$1/module" -name "${name//-/[-_]}.ko*" -name '*.ko*' ! -name '*.cmd' | head -n 1)
    if [ -z "$file" ]; then
        echo "the kernel has no module $2"
        return 1
    fi
    ! grep -qsx "$name.ko" "$modules/order" || return 0
    case $file in
        *.xz) xz -dc "$file" >"$modules/$name.ko" ;;
        *) cp "$file" "$modules/$name.ko" ;;
    esac
    for needed in $(tr '\0' '\n' <"$modules/$name.ko" | sed -n 's/^depends=//p' | tr , ' '); do
        add_module "$1" "$needed"
    done
    echo "$name.ko" >>"$modules/order"
}

# shellcheck shell=bash disable=SC2154 # what is not set here, daemon/bin/hardware-test sets
#
# The kernel in User Mode Linux, a plain process of this machine; sourced by daemon/bin/hardware-test.

prepare_devices() {
    need_commands gcc=gcc make=make flex=flex bison=bison bc=bc xz=xz-utils
    uml=$cache/$(key_of uml "$sources/uml/kernel.config" "$sources/uml/build.sh")
    cached "$uml" 'building the kernel for the devices (about 5 min)' build_uml
    uml_module=$cache/$(key_of uml-module "$sources/uml/kernel.config" "$sources/uml/build.sh" "$sources/module")
    cached "$uml_module" 'building the simulated devices' build_uml_module
}

# What is measured runs on the same machine, before all else where the rights allow that.
prepare_measure() {
    prepare_devices
}
boot_measure() {
    urgency=(nice -n -15)
    boot_devices "$1"
}

# Boots and runs the guest's script. Argument: directory of results.
boot_devices() {
    uml_environment
    boot_uml "$sources/uml/init" 1500M "$1"
}

# What the guest is to know of the machine. User Mode Linux does not keep the registers of AVX-512
# over a signal.
uml_environment() {
    {
        printf 'patience_s=60\n'
        printf 'export GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX512F,-AVX512VL,-AVX512BW\n'
        printf 'export TAKT_JAVA_OPTS="-XX:UseAVX=2"\n'
    } >>"$scratch/environment"
}

# Boots. Arguments: the script that is the first process, size of memory, directory of results.
boot_uml() {
    install -m 755 "$1" "$scratch/init"
    cp "$uml/i2c-stub.ko" "$uml_module/taktlab.ko" "$uml/busybox" "$scratch"
    # Its memory is a file that is mapped, so one in memory is wanted.
    exec setsid ${urgency[@]+"${urgency[@]}"} env TMPDIR="$(memory_directory)" timeout --foreground -k 10 "$time_limit" \
        "$uml/linux" "mem=$2" rootfstype=hostfs rootflags=/ ro root=/dev/root init="$scratch/init" \
        con=null con0=null,fd:1 quiet >"$3/console" 2>&1 </dev/null
}

memory_directory() {
    if [ -w /dev/shm ]; then printf /dev/shm; else printf '%s' "$scratch"; fi
}

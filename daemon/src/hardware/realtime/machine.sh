# shellcheck shell=bash disable=SC2154 # what is not set here, daemon/bin/hardware-test sets
#
# Debian's kernel with PREEMPT_RT in QEMU, without help by the processor, so that it runs anywhere;
# sourced by daemon/bin/hardware-test.

prepare_realtime() {
    need_commands gcc=gcc make=make xz=xz-utils
    realtime=$cache/$(key_of realtime "$sources/realtime/build.sh" "$sources/realtime/init" "$sources/module")
    cached "$realtime" 'fetching the real-time kernel and QEMU (about 1 min)' build_realtime
}

# Boots and runs the guest's script. Argument: directory of results.
boot_realtime() {
    # Code that QEMU runs only a few times is best not compiled too well.
    printf 'patience_s=240\nexport TAKT_JAVA_OPTS=-XX:TieredStopAtLevel=1\n' >>"$scratch/environment"
    local qemu=$realtime/qemu/usr library=lib/x86_64-linux-gnu
    export LD_LIBRARY_PATH=$qemu/$library:$realtime/qemu/$library QEMU_MODULE_DIR=$qemu/$library/qemu
    exec setsid timeout --foreground -k 10 "$time_limit" "$qemu/bin/qemu-system-x86_64" \
        -L "$qemu/share/qemu" -L "$qemu/share/seabios" -accel tcg,thread=multi,tb-size=512 -cpu max -smp 2 -m 3072 \
        -nodefaults -display none -serial stdio -no-reboot \
        -kernel "$realtime/vmlinuz" -initrd "$realtime/initrd" \
        -virtfs local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap \
        -virtfs "local,path=$1,mount_tag=results,security_model=none" \
        -append "console=ttyS0 panic=-1 quiet loglevel=3 isolcpus=1 scratch=$scratch out=$1" \
        >"$1/console" 2>&1 </dev/null
}

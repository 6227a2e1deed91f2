# shellcheck shell=bash
#
# What the proof is written with; sourced by it.

passed=0 failed=0
# Something to wait at without a process for each pause.
exec 7<> <(:)

# Whether something is so, as one line. Arguments: what is to be, a command that says whether it is.
check() {
    local said
    if said=$("${@:2}" 2>&1); then
        passed=$((passed + 1))
        printf 'ok    %s\n' "$1"
    else
        failed=$((failed + 1))
        printf 'FAIL  %s\n' "$1"
        printf '%s\n' "$said" "it was: ${*:2}" | sed 's/^/      /'
    fi
}

# Waits until something is so, at most for some seconds. Arguments: seconds, command. Looks every 50 ms or as
# pause says: looking takes the only CPU away from what is waited for.
within() {
    local end=$((SECONDS + $1))
    until "${@:2}" >/dev/null 2>&1; do
        if [ $SECONDS -gt $end ]; then
            "${@:2}"
            return
        fi
        read -rt "${pause:-0.05}" -u 7 _
    done
    return 0
}

# The opposite. Arguments: command.
no() {
    ! "$@"
}

# Whether two texts are the same.
same() {
    [ "$1" = "$2" ] || { printf '%q is not %q\n' "$1" "$2"; false; }
}

# Whether a command prints a text. Arguments: text, command.
prints() {
    local printed
    printed=$("${@:2}")
    [[ $printed == *"$1"* ]] || { tail -n 20 <<<"$printed"; false; }
}

# A time in ms since some moment, for figures.
now_ms() {
    local now=${EPOCHREALTIME/[.,]/}
    printf '%d' $((now / 1000))
}

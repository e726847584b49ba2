#!/usr/bin/env bash
# Measures the window as it stands on a screen: start to first frame, memory, and work while idle.
#
#   cargo build --release --bin dateline --example empty_window
#   benches/window.sh [runs, 7]
#
# Needs Xvfb and xdotool. Draws with whatever OpenGL the machine gives a virtual screen, which is the CPU
# as a rule. Home folders are temporary, so every run is a first run and nobody's session is touched.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}/release
runs=${1:-7}
home=$(mktemp -d)
export HOME=$home XDG_CONFIG_HOME=$home XDG_STATE_HOME=$home XDG_DATA_HOME=$home XDG_CACHE_HOME=$home
unset WAYLAND_DISPLAY

screen=97
while [ -e /tmp/.X11-unix/X$screen ]; do screen=$((screen + 1)); done
# Without -noreset the server starts over whenever the last window closes, under the feet of the next one.
Xvfb :$screen -noreset -screen 0 1600x1000x24 >/dev/null 2>&1 &
xvfb=$!
program=
finish() {
    [ -z "$program" ] || kill "$program" 2>/dev/null || true
    kill $xvfb 2>/dev/null || true
    rm -rf "$home"
}
trap finish EXIT
export DISPLAY=:$screen
until xdotool getdisplaygeometry >/dev/null 2>&1; do sleep 0.05; done

now_ms() { echo $((${EPOCHREALTIME/./} / 1000)); }
median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
memory_kb() { awk '/^VmRSS/ { print $2 }' "/proc/$1/status"; }
# Nanoseconds for which any thread of the program has run.
worked_ns() { cat "/proc/$1"/task/*/schedstat | awk '{ sum += $1 } END { printf "%d\n", sum }'; }

# Starts a program and sets `program` and `started_ms`. eframe shows its window when the first frame has
# been drawn into it, and not before.
start() {
    local from
    [ -x "$target/$1" ] || { echo "$target/$1 is not built" >&2; exit 1; }
    from=$(now_ms)
    "$target/$1" >/dev/null 2>&1 &
    program=$!
    until xdotool search --onlyvisible --pid $program --name . >/dev/null 2>&1; do
        kill -0 $program 2>/dev/null || { echo "$1 ended before it had a window" >&2; exit 1; }
        sleep 0.005
    done
    started_ms=$(($(now_ms) - from))
}
stop() {
    kill "$program"
    wait "$program" 2>/dev/null || true
    program=
}

# `figures NAME` keeps the medians of start in ms and memory in KiB beside the temporary home.
figures() {
    for _ in $(seq "$runs"); do
        start "$1"
        echo "$started_ms" >>"$home/start"
        sleep 4
        memory_kb "$program" >>"$home/memory"
        stop
    done
    for what in start memory; do
        median <"$home/$what" >"$home/$1.$what"
        rm "$home/$what"
    done
}
mkdir "$home/examples"
figures examples/empty_window
figures dateline
start dateline
sleep 4
before=$(worked_ns "$program")
sleep 10
idle_ns=$(($(worked_ns "$program") - before))
before=$(worked_ns "$program")
xdotool mousemove 800 400
sleep 1
moved_ns=$(($(worked_ns "$program") - before))
stop

empty_kb=$(cat "$home/examples/empty_window.memory")
full_kb=$(cat "$home/dateline.memory")
echo "start to first frame: $(cat "$home/dateline.start") ms (an empty window: $(cat "$home/examples/empty_window.start") ms)"
echo "memory: $((full_kb / 1024)) MiB, an empty window $((empty_kb / 1024)) MiB, beyond it $(((full_kb - empty_kb) / 1024)) MiB"
echo "idle for 10 s: $((idle_ns / 1000)) µs of work (the pointer moved once: $((moved_ns / 1000)) µs)"

# shellcheck shell=bash
# What `run` and `test` need on the machine, and how it gets there. Sourced, not run.

say() {
    printf '%s\n' "$*" >&2
}

# Exits with a word on how to get Rust when there is none.
need_cargo() {
    if ! command -v cargo >/dev/null && [ -x "$HOME/.cargo/bin/cargo" ]; then
        PATH="$HOME/.cargo/bin:$PATH"
    fi
    if ! command -v cargo >/dev/null; then
        say "Dateline is built with Rust 1.95 or newer, and there is no cargo here."
        say "Install Rust with rustup (the installer that the Rust project names), open a new shell, and try again."
        exit 1
    fi
}

is_installed() {
    dpkg-query --show --showformat='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

# Runs a command with the rights to change the system. Fails when they cannot be had.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        return 1
    fi
}

# need_packages WHAT_FOR PACKAGE...
# Installs those of the Debian packages that are missing. Where that cannot be done it says what is
# missing, and goes on: what really needs them will say so itself.
need_packages() {
    local what_for=$1 package
    local -a missing=()
    shift
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "No Debian or Ubuntu: $what_for needs what is in these packages there, so see that your system has it:"
        say "  $*"
        return 0
    fi
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    if [ "${#missing[@]}" -eq 0 ]; then
        return 0
    fi
    say "Installing what $what_for needs: ${missing[*]}"
    if as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 &&
        as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2; then
        return 0
    fi
    say "That did not work. Install them yourself, as root:"
    say "  apt-get update && apt-get install ${missing[*]}"
}

need_build_packages() {
    need_packages "building" gcc libc6-dev
}

# Loaded when the window opens, not linked: nothing of this is needed for building.
need_window_packages() {
    need_packages "the window" libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon0 \
        libxkbcommon-x11-0 libegl1 libgl1
}

# A display that nobody sees, a hand on the mouse, and OpenGL without a graphics card.
need_test_packages() {
    need_packages "the test of the real window" xvfb xdotool libgl1-mesa-dri
}

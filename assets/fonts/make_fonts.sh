#!/bin/sh
# Makes the fonts of this folder and OFL.txt anew from packages of public registries (Debian apt, PyPI).
# Needs: apt-get (with package lists), dpkg, python3 with venv. Works in ./work, which git
# ignores; delete it to fetch everything again.
set -eu
cd "$(dirname "$0")"
mkdir -p work
cd work
if [ ! -d debian ]; then
    apt-get download fonts-noto-core fonts-noto-extra
    for package in fonts-noto-core_*.deb fonts-noto-extra_*.deb; do
        dpkg -x "$package" debian
    done
fi
if [ ! -d venv ]; then
    python3 -m venv venv
    venv/bin/pip install --quiet fonttools==4.68.0
fi
cd ..
work/venv/bin/python make_fonts.py work .

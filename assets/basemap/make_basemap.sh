#!/bin/sh
# Makes basemap.bin anew from packages of public registries (Debian apt, npm, PyPI).
# Needs: apt-get (with package lists), dpkg, npm, tar, python3 with venv. Works in ./work,
# which git ignores; delete it to fetch everything again.
set -eu
cd "$(dirname "$0")"
mkdir -p work
cd work
if [ ! -d debian ]; then
    apt-get download qgis-common 'libmagics++-data'
    for package in qgis-common_*.deb libmagics++-data_*.deb; do
        dpkg -x "$package" debian
    done
fi
if [ ! -d world-atlas ]; then
    npm pack world-atlas@2.0.2
    mkdir world-atlas
    tar -xzf world-atlas-2.0.2.tgz -C world-atlas --strip-components=1
fi
if [ ! -d venv ]; then
    python3 -m venv venv
    venv/bin/pip install --quiet numpy==2.4.6 shapely==2.2.0 mapbox_earcut==2.1.0 pyshp==3.1.6 pyproj==3.7.2
fi
cd ..
work/venv/bin/python make_basemap.py work basemap.bin

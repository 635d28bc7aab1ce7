#!/bin/sh
# Every form of the output is read by a reader of its kind: JSON, CSV, XML and HTML parsers and the like. See formats.py.
command -v python3 >/dev/null || { echo "SKIP: there is no python3"; exit 77; }
unset POLTAG_DICT
PYTHONUTF8=1
export PYTHONUTF8
exec python3 "$srcdir/tests/formats.py" src/poltag

#!/bin/sh
# The shipped dictionary has no fault and no warning that it does not waive, and all of its examples pass.
srcdir=${srcdir:-.}
top=$(pwd)
cd "$srcdir" || exit 99
"$top/src/poltag-dict" check --strict dict || exit 1
"$top/src/poltag-dict" test dict

#!/bin/bash
# need.sh - ends with 1 and says what to install when this machine cannot carry a cluster
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
need_root
need_packages
[ -n "$(cgroups)" ] || die "no cgroups are mounted"

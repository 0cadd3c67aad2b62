#!/bin/bash
# need.sh [packages] - ends with 1 and says what to install when this machine cannot carry a cluster; or prints Debian's packages that carry one
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
if [ "${1:-}" = packages ]; then
  echo "$packages"
  exit
fi
need_root
need_packages
[ -n "$(cgroups)" ] || die "no cgroups are mounted"

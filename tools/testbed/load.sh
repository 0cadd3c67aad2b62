#!/bin/bash
# load.sh NAME [ARCHIVE...] - imports image archives into the cluster, all of $IMAGES when none is named; an unchanged one is skipped
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
name=${1:-}
check_name "$name"
shift
node_alive "$name" || die "$name does not run"
stamps=$STATE/$name/fs/images
mkdir -p "$stamps"
if [ $# = 0 ]; then
  shopt -s nullglob
  set -- "$IMAGES"/*.tar
fi
for archive in "$@"; do
  stamp=$stamps/$(basename "$archive").stamp
  now=$(realpath "$archive") # the cache names an archive by its content
  [ "$(cat "$stamp" 2>/dev/null)" = "$now" ] && continue
  on_node "$name" ctr -n k8s.io images import "$now" >/dev/null || die "$archive cannot be imported"
  echo "$now" >"$stamp"
done

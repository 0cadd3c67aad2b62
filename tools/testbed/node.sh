#!/bin/bash
# node.sh NAME COMMAND... - runs a command as on the cluster's node
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
name=${1:-}
check_name "$name"
shift
node_alive "$name" || die "$name does not run"
on_node "$name" "$@"

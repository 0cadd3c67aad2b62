#!/bin/bash
# kc.sh NAME ARGUMENT... - kubectl for one cluster
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
name=${1:-}
check_name "$name"
shift
exec "$BIN/kubectl" --kubeconfig "$STATE/$name/kubeconfig" "$@"

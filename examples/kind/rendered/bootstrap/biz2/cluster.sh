#!/usr/bin/env bash
# Makes the cluster biz2 with kind, as kind.yaml beside it says.
# It may be run again at any time: what is done already stays as it is.
#
# Usage: bash bootstrap/biz2/cluster.sh
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
help_if_asked "$@"
need kind kubectl
readonly name=biz2
readonly context=kind-biz2
readonly nodes=(
  biz2-control-plane=172.21.0.9
  biz2-worker=172.21.0.10
)

create_cluster() {
  if kind get clusters 2>/dev/null | grep -Fx -- "$name" >/dev/null; then
    say "kind has the cluster $name already."
    kind export kubeconfig --name "$name"
  else
    kind create cluster --name "$name" --config "$(dirname "${BASH_SOURCE[0]}")/kind.yaml"
    say "kind has made the cluster $name."
  fi
}

# kind calls its contexts kind-NAME.
name_context() {
  [ "$context" = "kind-$name" ] && return
  has_context "$context" && kubectl config delete-context "$context" >/dev/null
  kubectl config rename-context "kind-$name" "$context"
}

create_cluster
name_context
check_nodes "$context" "${nodes[@]}"
say "The cluster biz2 is there, and its context is $context."
next_step "make the other clusters; then the scripts beside this folder, in the order that docs/DEPLOY.md tells"

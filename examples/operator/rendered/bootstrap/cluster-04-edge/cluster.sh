#!/usr/bin/env bash
# Makes the cluster cluster-04-edge with kubeadm, as root on its nodes, where containerd, kubelet and kubeadm are installed.
#   init             on edge-4: makes the control plane as kubeadm.yaml beside this script says
#                    It runs pods too, as it is the only node.
# It may be run again at any time: what is done already stays as it is.
#
# Usage: bash bootstrap/cluster-04-edge/cluster.sh init
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
help_if_asked "$@"
need kubeadm kubelet kubectl
readonly cluster=cluster-04-edge
readonly admin=/etc/kubernetes/admin.conf

be_root() { [ "$(id -u)" -eq 0 ] || fail "kubeadm changes this machine: be root."; }

init_cluster() {
  if [ -f "$admin" ]; then
    say "This node is a control plane already."
  else
    kubeadm init --config "$(dirname "${BASH_SOURCE[0]}")/kubeadm.yaml"
    say "The control plane of $cluster is made."
  fi
  # Few nodes: the control plane takes pods too. Where the taint is gone already there is nothing to do.
  kubectl --kubeconfig "$admin" taint nodes --all node-role.kubernetes.io/control-plane- >/dev/null 2>&1 || true
  next_step "copy $admin to where you work, and there: bash bootstrap/kubeconfig.sh $cluster=FILE"
}

case "${1:-}" in
  init)
    be_root
    init_cluster
    ;;
  *) fail "Say what is to be done. See --help." ;;
esac

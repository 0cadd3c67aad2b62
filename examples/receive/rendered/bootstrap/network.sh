#!/usr/bin/env bash
# Gives clusters what no tree can wait for: the resource definitions of the Gateway API, and Cilium where it is the network.
# Names of clusters after the script let it do those alone.
# It may be run again at any time: what is done already stays as it is.
#
# Usage: bash bootstrap/network.sh [CLUSTER]...
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
help_if_asked "$@"
need kubectl kustomize helm
readonly gateway_api=https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.6.1/standard-install.yaml
# Cluster, context, whether it has Gateways, folder of its network or -.
readonly clusters=(
  'cluster-01 cluster-01 no clusters/cluster-01/05-cilium'
  'cluster-02 cluster-02 yes clusters/cluster-02/05-cilium'
  'cluster-03 cluster-03 yes clusters/cluster-03/05-cilium'
  'cluster-04 cluster-04 yes clusters/cluster-04/05-cilium'
)

# install_network CLUSTER CONTEXT GATEWAYS FOLDER
install_network() {
  need_context "$2"
  if [ "$3" = yes ]; then
    kubectl --context "$2" apply --server-side --force-conflicts --filename "$gateway_api" >/dev/null
    kubectl --context "$2" wait --for=condition=Established crd/gateways.gateway.networking.k8s.io --timeout=60s >/dev/null
    say "$1 knows the Gateway API."
  fi
  if [ "$4" != - ]; then
    build "$4" | apply "$2" >/dev/null
    kubectl --context "$2" --namespace kube-system rollout status daemonset/cilium --timeout=600s
    kubectl --context "$2" wait --for=condition=Ready node --all --timeout=300s >/dev/null
    say "$1 has its network."
  fi
}

main() {
  local entry cluster context gateways folder
  for entry in "${clusters[@]}"; do
    read -r cluster context gateways folder <<<"$entry"
    [ "$#" -gt 0 ] && [[ " $* " != *" $cluster "* ]] && continue
    install_network "$cluster" "$context" "$gateways" "$folder"
  done
  next_step "the next script of bootstrap/ in the order that docs/DEPLOY.md tells"
}

main "$@"

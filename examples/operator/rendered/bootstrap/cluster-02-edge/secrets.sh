#!/usr/bin/env bash
# Tells what the store vault must hold for cluster-02-edge, and with --wait waits until External Secrets has made every Secret.
# The ClusterSecretStore vault is yours: it knows where your store is and how to sign in.
# It may be run again at any time: what is done already stays as it is.
#
# Usage: bash bootstrap/cluster-02-edge/secrets.sh [--wait]
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
help_if_asked "$@"
need kubectl
readonly cluster=cluster-02-edge context=cluster-02-context store=vault
# Entry, property, what it holds.
readonly places=(
  'miribit-operators/fluent-forward shared-key key that forwarders of log lines share'
)
# Namespace, Secret.
readonly secrets=(
  'logging fluent-forward'
)

tell_places() {
  local place entry property what
  say "The store $store holds for $cluster:"
  for place in "${places[@]}"; do
    read -r entry property what <<<"$place"
    printf '%s\t%s\t%s\n' "$entry" "$property" "$what"
  done
}

wait_for_secrets() {
  local secret namespace name
  need_context "$context"
  kubectl --context "$context" wait "clustersecretstore/$store" --for=condition=Ready --timeout=300s >/dev/null ||
    fail "$cluster has no ClusterSecretStore $store that is ready."
  for secret in "${secrets[@]}"; do
    read -r namespace name <<<"$secret"
    kubectl --context "$context" --namespace "$namespace" wait "externalsecret/$name" --for=condition=Ready --timeout=300s >/dev/null ||
      fail "$namespace/$name is not made. Look: kubectl --context $context --namespace $namespace describe externalsecret $name"
    say "$namespace/$name is there."
  done
}

tell_places
case "${1:-}" in
  --wait) wait_for_secrets ;;
  *) next_step "put these into your store; once the tree is delivered: bash bootstrap/$cluster/secrets.sh --wait" ;;
esac

#!/usr/bin/env bash
# Makes the cluster lab with minikube. Run it as root on lab-1.
# MINIKUBE_DRIVER is the driver, none when it is not set. With another than none the ports of the cluster
# do not answer at the address of the machine.
# It may be run again at any time: what is done already stays as it is.
#
# Usage: bash bootstrap/lab/cluster.sh
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
help_if_asked "$@"
need minikube kubectl
readonly context=lab
readonly version=v1.35.0
readonly driver=${MINIKUBE_DRIVER:-none}
readonly nodes=(
  lab-1=10.20.3.11
)

# What the driver none leaves to the machine (minikube.sigs.k8s.io/docs/drivers/none, requirements).
check_machine() {
  [ "$driver" = none ] || return 0
  [ "$(id -u)" -eq 0 ] || fail "The driver none runs Kubernetes on this machine: be root."
  need conntrack crictl containerd
}

start_cluster() {
  if minikube status --profile "$context" >/dev/null 2>&1; then
    say "minikube runs the cluster $context already."
    minikube update-context --profile "$context"
    return
  fi
  minikube start --profile "$context" --driver "$driver" --container-runtime containerd \
    --kubernetes-version "$version" --nodes "${#nodes[@]}" --embed-certs \
    --apiserver-ips "${nodes[0]#*=}"
  say "minikube has made the cluster $context."
}

check_machine
start_cluster
if [ "$driver" = none ]; then
  kubectl --context "$context" wait --for=condition=Ready node --all --timeout=300s
fi
say "The cluster lab is there, and its context is $context."
next_step "copy the kubeconfig of this machine to where you work, and there: bash bootstrap/kubeconfig.sh lab=FILE"

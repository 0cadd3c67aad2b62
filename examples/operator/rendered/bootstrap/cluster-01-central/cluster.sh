#!/usr/bin/env bash
# Makes the cluster cluster-01-central with kubeadm, as root on its nodes, where containerd, kubelet and kubeadm are installed.
#   init             on hub-1: makes the control plane as kubeadm.yaml beside this script says
#   token            on hub-1: writes what another node needs to join; it holds a token for one hour
#   join FILE        on hub-2, hub-3: joins by that file
# It may be run again at any time: what is done already stays as it is.
#
# Usage: bash bootstrap/cluster-01-central/cluster.sh init | token > FILE | join FILE
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
help_if_asked "$@"
need kubeadm kubelet kubectl
readonly cluster=cluster-01-central
readonly admin=/etc/kubernetes/admin.conf
readonly nodes=(
  hub-1=192.168.101.194
  hub-2=192.168.101.195
  hub-3=192.168.101.199
)

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

# What a node needs to join. The token stands in the file, and never on a command line.
join_file() {
  local token
  token=$(kubeadm token create --ttl 1h)
  cat <<EOF
apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
nodeRegistration:
  criSocket: unix:///run/containerd/containerd.sock
discovery:
  tlsBootstrapToken: $token
  bootstrapToken:
    token: $token
    apiServerEndpoint: 192.168.101.194:6443
    caCertHashes: ["sha256:$(ca_hash)"]
EOF
}

# The digest by which a node knows the right API server (kubernetes.io/docs, kubeadm join).
ca_hash() {
  openssl x509 -pubkey -noout -in /etc/kubernetes/pki/ca.crt | openssl pkey -pubin -outform der | sha256sum | cut -d ' ' -f 1
}

# The name that the fleet file has for this machine, by its address.
own_name() {
  local node
  for node in "${nodes[@]}"; do
    if ip -oneline address show | grep -F " ${node#*=}/" >/dev/null; then
      printf '%s' "${node%%=*}"
      return
    fi
  done
  fail "This machine has none of the addresses of $cluster: ${nodes[*]}."
}

join_cluster() {
  local name
  [ -f "${1:-}" ] || fail "join takes the file that token has written."
  if [ -f /etc/kubernetes/kubelet.conf ]; then
    say "This node has joined already."
    return
  fi
  name=$(own_name)
  umask 077
  sed "s/^nodeRegistration:/&\n  name: $name/" "$1" >"$1.$name"
  kubeadm join --config "$1.$name"
  rm -f "$1.$name"
  say "$name has joined $cluster."
  next_step "remove $1: until its hour is over, whoever has it can join"
}

case "${1:-}" in
  init)
    be_root
    init_cluster
    ;;
  token)
    be_root
    need openssl sha256sum
    join_file
    next_step "copy the file to the other nodes, and there: bash bootstrap/cluster-01-central/cluster.sh join FILE"
    ;;
  join)
    be_root
    need ip
    join_cluster "${2:-}"
    ;;
  *) fail "Say what is to be done. See --help." ;;
esac

#!/bin/bash
# up.sh NAME [--address ADDRESS] [--pods CIDR] [--services CIDR] - starts one cluster of one node in namespaces of its own
# A cluster that runs is left alone; a stopped one comes back with its data. The names a, b and c have addresses of their own.
# Afterwards: kc.sh NAME get pods -A
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
name=${1:-}
check_name "$name"
shift
address='' pods='' services=''
case $name in
  a) address=$NET.11 pods=10.244.0.0/16 services=10.96.0.0/16 ;;
  b) address=$NET.12 pods=10.245.0.0/16 services=10.97.0.0/16 ;;
  c) address=$NET.13 pods=10.246.0.0/16 services=10.98.0.0/16 ;;
esac
while [ $# -gt 0 ]; do
  case $1 in
    --address) address=$2 ;;
    --pods) pods=$2 ;;
    --services) services=$2 ;;
    *) die "unknown option $1" ;;
  esac
  shift 2
done
[[ $address && $pods && $services ]] || die "$name needs --address, --pods and --services: only a, b and c have their own"
folder=$STATE/$name
pki=$folder/pki
conf=$folder/conf
api_address=${services%.*}.1
dns_address=${services%.*}.10

write_certificates() {
  [ ! -e "$pki/done" ] || return 0
  authority ca "testbed-$name"
  authority front-ca "testbed-$name-front"
  leaf apiserver ca /CN=kube-apiserver serverAuth "IP:127.0.0.1,IP:$address,IP:$api_address,DNS:localhost,DNS:$name,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local"
  leaf apiserver-kubelet ca /O=system:masters/CN=kube-apiserver-kubelet-client clientAuth
  leaf front-proxy-client front-ca /CN=front-proxy-client clientAuth
  leaf admin ca /O=system:masters/CN=admin clientAuth
  leaf controller-manager ca /CN=system:kube-controller-manager clientAuth
  leaf scheduler ca /CN=system:kube-scheduler clientAuth
  leaf kube-proxy ca /CN=system:kube-proxy clientAuth
  leaf kubelet ca "/O=system:nodes/CN=system:node:$name" clientAuth
  leaf kubelet-server ca "/O=system:nodes/CN=system:node:$name" serverAuth "IP:$address,DNS:$name"
  openssl genrsa -out "$pki/sa.key" 2048 2>/dev/null
  openssl rsa -in "$pki/sa.key" -pubout -out "$pki/sa.pub" 2>/dev/null
  touch "$pki/done"
}

new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$pki/$1.key"; }

# authority FILE NAME
authority() {
  new_key "$1"
  openssl req -x509 -new -key "$pki/$1.key" -subj "/CN=$2" -days 3650 -out "$pki/$1.crt" \
    -addext keyUsage=critical,keyCertSign,digitalSignature,cRLSign
}

# leaf FILE AUTHORITY SUBJECT USAGE [ALTERNATIVE NAMES]
leaf() {
  new_key "$1"
  openssl req -new -key "$pki/$1.key" -subj "$3" -out "$pki/$1.csr"
  printf '%s\n' "extendedKeyUsage=$4" keyUsage=critical,digitalSignature ${5:+"subjectAltName=$5"} >"$pki/$1.ext"
  openssl x509 -req -in "$pki/$1.csr" -CA "$pki/$2.crt" -CAkey "$pki/$2.key" -CAcreateserial -days 3650 \
    -extfile "$pki/$1.ext" -out "$pki/$1.crt" 2>/dev/null
}

write_configuration() {
  kubeconfig controller-manager "$conf/controller-manager.kubeconfig" 127.0.0.1
  kubeconfig scheduler "$conf/scheduler.kubeconfig" 127.0.0.1
  kubeconfig kubelet "$conf/kubelet.kubeconfig" 127.0.0.1
  kubeconfig kube-proxy "$conf/kube-proxy.kubeconfig" 127.0.0.1
  kubeconfig admin "$folder/kubeconfig" "$address"
  printf '127.0.0.1 localhost\n%s %s\n' "$address" "$name" >"$conf/hosts"
  echo "$name" >"$conf/hostname"
  echo 'options ndots:1' >"$conf/resolv.conf"
  # restrict_oom_score_adj: containers often lack CAP_SYS_RESOURCE, and then nobody may lower the score.
  cat >"$conf/containerd.toml" <<CONTAINERD
version = 2
root = "/var/lib/containerd"
state = "/run/containerd"
oom_score = 0
[grpc]
  address = "/run/containerd/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "registry.k8s.io/pause:3.10"
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "$CNI_BIN"
    conf_dir = "/etc/cni/net.d"
CONTAINERD
  cat >"$folder/fs/etc-cni/10-bridge.conflist" <<CNI
{"cniVersion": "0.4.0", "name": "testbed", "plugins": [
  {"type": "bridge", "bridge": "cni0", "isGateway": true, "ipMasq": true, "hairpinMode": true,
   "ipam": {"type": "host-local", "dataDir": "/run/cni/networks", "ranges": [[{"subnet": "$pods"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
CNI
  # 200Mi: the machine's disk is shared, and its fullness is not this cluster's.
  # shellcheck disable=SC2153 # CGROUP is a setting of lib.sh
  cat >"$conf/kubelet.yaml" <<KUBELET
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
failCgroupV1: false
cgroupDriver: cgroupfs
cgroupRoot: /$CGROUP/$name
containerRuntimeEndpoint: unix:///run/containerd/containerd.sock
address: 0.0.0.0
tlsCertFile: $pki/kubelet-server.crt
tlsPrivateKeyFile: $pki/kubelet-server.key
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $pki/ca.crt}}
authorization: {mode: Webhook}
clusterDomain: cluster.local
clusterDNS: [$dns_address]
resolvConf: $conf/resolv.conf
failSwapOn: false
serializeImagePulls: false
imageGCHighThresholdPercent: 100
imageGCLowThresholdPercent: 99
evictionHard: {memory.available: 50Mi, nodefs.available: 200Mi, imagefs.available: 200Mi, nodefs.inodesFree: "1%"}
maxPods: 200
oomScoreAdj: 0
syncFrequency: 10s
shutdownGracePeriod: 0s
KUBELET
  cat >"$conf/kube-proxy.yaml" <<PROXY
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: nftables
clusterCIDR: $pods
detectLocalMode: ClusterCIDR
clientConnection: {kubeconfig: $conf/kube-proxy.kubeconfig}
oomScoreAdj: 0
conntrack: {maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}
nftables: {minSyncPeriod: 0.2s, syncPeriod: 30s}
metricsBindAddress: 127.0.0.1:10249
healthzBindAddress: 127.0.0.1:10256
PROXY
  printf '%s=%q\n' NAME "$name" FOLDER "$folder" NODE_ADDRESS "$address" PODS "$pods" SERVICES "$services" BIN "$BIN" CPUS "$CPUS" VOLUMES "$VOLUMES" >"$folder/node.env"
}

# kubeconfig USER FILE ADDRESS; names that stay apart when files of several clusters are read together
kubeconfig() {
  cat >"$2" <<KUBECONFIG
apiVersion: v1
kind: Config
clusters: [{name: $name, cluster: {server: "https://$3:6443", certificate-authority: "$pki/ca.crt"}}]
users: [{name: $1-$name, user: {client-certificate: "$pki/$1.crt", client-key: "$pki/$1.key"}}]
contexts: [{name: $name, context: {cluster: $name, user: $1-$name}}]
current-context: $name
KUBECONFIG
}

# The host may call the nodes; nodes and pods may call nothing that listens on the host.
join_network() {
  if [ ! -e "/sys/class/net/$BRIDGE" ]; then
    ip link add "$BRIDGE" type bridge
    ip addr add "$NET.1/24" dev "$BRIDGE"
    ip link set "$BRIDGE" up
  fi
  nft -f - <<RULES
table inet $BRIDGE
delete table inet $BRIDGE
table inet $BRIDGE {
  chain in {
    type filter hook input priority 0; policy accept;
    iifname "$BRIDGE" ct state established,related accept
    iifname "$BRIDGE" meta l4proto { tcp, udp } counter reject
  }
}
RULES
  [ ! -e "/run/netns/testbed-$name" ] || return 0
  ip netns add "testbed-$name"
  ip link add "tb-$name" type veth peer name eth0 netns "testbed-$name"
  ip link set "tb-$name" master "$BRIDGE" up
  ip -n "testbed-$name" link set lo up
  ip -n "testbed-$name" link set eth0 up
  ip -n "testbed-$name" addr add "$address/24" dev eth0
  ip -n "testbed-$name" route add default via "$NET.1"
}

make_cgroups() {
  local hierarchy cgroup file
  for hierarchy in $(cgroup_v1); do
    for cgroup in "$CGROUP" "$CGROUP/$name" "$CGROUP/$name/daemons"; do
      mkdir -p "$hierarchy/$cgroup"
      [ -e "$hierarchy/$cgroup/cpuset.cpus" ] || continue
      for file in cpuset.cpus cpuset.mems; do # empty ones take no process
        [ -n "$(cat "$hierarchy/$cgroup/$file")" ] || cat "$(dirname "$hierarchy/$cgroup")/$file" >"$hierarchy/$cgroup/$file"
      done
    done
  done
}

start_node() {
  local hierarchy unshared child
  (
    for hierarchy in $(cgroup_v1); do echo "$BASHPID" >"$hierarchy/$CGROUP/$name/daemons/cgroup.procs"; done
    exec </dev/null >>"$folder/logs/node.log" 2>&1
    exec setsid nsenter --net="/run/netns/testbed-$name" \
      unshare --mount --pid --uts --ipc --fork --kill-child --mount-proc bash "$HERE/node-init.sh" "$folder/node.env"
  ) &
  unshared=$!
  disown
  for _ in $(seq 200); do
    child=$(cat "/proc/$unshared/task/"*/children 2>/dev/null | tr -d ' ') || true
    if [ -n "${child:-}" ] && grep -qa node-init "/proc/$child/cmdline" 2>/dev/null; then
      echo "$child" >"$folder/node.pid"
      return 0
    fi
    sleep .05
  done
  die "the node does not start, see $folder/logs/node.log"
}

# wait_for WHAT SECONDS COMMAND...
wait_for() {
  local what=$1 limit=$2
  shift 2
  for _ in $(seq $((limit * 5))); do
    if "$@" >/dev/null 2>&1; then return 0; fi
    node_alive "$name" || die "the node has ended, see $folder/logs"
    sleep .2
  done
  die "not within $limit s: $what; see $folder/logs"
}

node_ready() {
  kubectl_of "$name" get node "$name" -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}' | grep -q True
}

apply_addons() {
  local addon names
  names=$(tr ';' '\n' <<<"$HOSTS" | sed '/^ *$/d; s/^ */            /')
  for addon in "$HERE"/addons/*.yaml; do
    awk -v dns="$dns_address" -v names="$names" \
      '{gsub(/@DNS_ADDRESS@/, dns)} /@HOSTS@/ {if (names != "") print names; next} {print}' "$addon" |
      kubectl_of "$name" apply --server-side --force-conflicts --field-manager=testbed -f - >/dev/null || die "$addon is refused"
  done
}

need_root
need_packages
for program in etcd kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy kubectl; do
  [ -x "$BIN/$program" ] || die "there is no $BIN/$program: npm run testbed -- build"
done
if ! node_alive "$name"; then
  mkdir -p "$pki" "$conf" "$folder/logs" "$folder/ctl" "$folder/fs/etc-cni"
  chmod 700 "$pki"
  rm -f "$folder"/ctl/*.stop
  write_certificates
  write_configuration
  (
    flock 9
    join_network
  ) 9>"$STATE/.lock"
  make_cgroups
  start_node
fi
wait_for 'containerd answers' 120 on_node "$name" ctr version
"$HERE/load.sh" "$name"
wait_for 'the API server is ready' 240 kubectl_of "$name" get --raw /readyz
wait_for 'the node is registered' 240 kubectl_of "$name" get node "$name"
apply_addons
wait_for 'the node is ready' 240 node_ready
kubectl_of "$name" -n kube-system rollout status deploy/coredns --timeout=240s >/dev/null || die 'CoreDNS does not become ready'
say "$name is up at $address: $HERE/kc.sh $name get pods -A"

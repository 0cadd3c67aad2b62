#!/bin/bash
# node-init.sh ENVIRONMENT - process 1 of one node, in fresh mount, pid, uts and ipc namespaces and in the node's network namespace
# Arranges the node's own view of the files, then keeps its daemons running. up.sh starts it.
# shellcheck disable=SC2153 # the names in capitals come from node.env, which up.sh wrote
set -u
# shellcheck source=/dev/null
. "$1"
hostname "$NAME"

# The view. Private until it is arranged: an umount below must not reach the machine.
mount --make-rprivate /
files=$FOLDER/fs
mkdir -p "$files"/{containerd,kubelet,log/pods,log/containers,etc-cni,libexec,sysfs,sysctl,volumes}
mkdir -p /var/lib/containerd /var/lib/kubelet /var/log/pods /var/log/containers /etc/cni/net.d /var/lib/cni \
  /opt/local-path-provisioner /usr/libexec/kubernetes
mount --rbind /sys/fs/cgroup "$files/sysfs"
mount -t sysfs -o nosuid,noexec,nodev sysfs /sys # of this network namespace
mount --rbind "$files/sysfs" /sys/fs/cgroup
umount -l "$files/sysfs"
mount -t tmpfs -o mode=755,size=512m tmpfs /run
mkdir -p /run/lock /run/containerd /run/netns /run/cni
mount --bind "$files/containerd" /var/lib/containerd
mount --bind "$files/kubelet" /var/lib/kubelet
mount --bind "$files/log/pods" /var/log/pods
mount --bind "$files/log/containers" /var/log/containers
mount --bind "$files/etc-cni" /etc/cni/net.d
mount -t tmpfs tmpfs /var/lib/cni
if [ -n "$VOLUMES" ]; then
  mount -t tmpfs -o "mode=755,size=$VOLUMES" tmpfs /opt/local-path-provisioner
else
  mount --bind "$files/volumes" /opt/local-path-provisioner
fi
mount --bind "$files/libexec" /usr/libexec/kubernetes
for file in hosts resolv.conf hostname; do
  [ -e "/etc/$file" ] || : >"/etc/$file"
  mount --bind "$FOLDER/conf/$file" "/etc/$file"
done
# The kubelet demands some settings of the whole machine: it is shown what it wants, and the machine stays as it is.
i=0
for setting in vm/overcommit_memory=1 vm/panic_on_oom=0 kernel/panic=10 kernel/panic_on_oops=1 \
  kernel/keys/root_maxkeys=1000000 kernel/keys/root_maxbytes=25000000; do
  i=$((i + 1))
  echo "${setting#*=}" >"$files/sysctl/$i"
  mount --bind "$files/sysctl/$i" "/proc/sys/${setting%=*}"
done
# Several nodes share few processors, and what their pods request is never used at once: the kubelet is shown the machine's several times over.
real=$(nproc --all)
for numa in $(seq 0 $(((CPUS - 1) / real))); do
  for cpu in $(seq 0 $((real - 1))); do
    mkdir -p "$files/numa/node$numa/cpu$cpu/topology"
    echo "$cpu" >"$files/numa/node$numa/cpu$cpu/topology/core_id"
    echo "$numa" >"$files/numa/node$numa/cpu$cpu/topology/physical_package_id"
  done
done
[ ! -d /sys/devices/system/node ] || mount --bind "$files/numa" /sys/devices/system/node
mount --make-rshared / # inside this node, as mounts of containers need it

# Settings of this network namespace; a kernel without one of them does not need it.
for setting in net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0 \
  net.bridge.bridge-nf-call-iptables=1 net.bridge.bridge-nf-call-ip6tables=1 net.ipv4.conf.all.route_localnet=1; do
  sysctl -qw "$setting" 2>/dev/null
done

# keep NAME COMMAND...: starts it again one second after it ends, unless ctl/NAME.stop exists.
keep() {
  local name=$1 log=$FOLDER/logs/$1.log
  shift
  (
    while :; do
      if [ ! -e "$FOLDER/ctl/$name.stop" ]; then
        echo "--- $(date -u +%FT%TZ) starts" >>"$log"
        "$@" >>"$log" 2>&1 &
        daemon=$!
        echo $daemon >"$FOLDER/ctl/$name.pid"
        wait $daemon
        echo "--- $(date -u +%FT%TZ) ended with $?" >>"$log"
      fi
      sleep 1
    done
  ) &
}

pki=$FOLDER/pki
conf=$FOLDER/conf
keep etcd "$BIN/etcd" --name "$NAME" --data-dir "$FOLDER/etcd" --unsafe-no-fsync --log-level warn --quota-backend-bytes 2147483648 \
  --listen-client-urls http://127.0.0.1:2379 --advertise-client-urls http://127.0.0.1:2379 \
  --listen-peer-urls http://127.0.0.1:2380 --initial-advertise-peer-urls http://127.0.0.1:2380 \
  --initial-cluster "$NAME=http://127.0.0.1:2380"
keep containerd containerd --config "$conf/containerd.toml"
keep kube-apiserver "$BIN/kube-apiserver" --etcd-servers=http://127.0.0.1:2379 \
  --bind-address=0.0.0.0 --advertise-address="$NODE_ADDRESS" --secure-port=6443 \
  --tls-cert-file="$pki/apiserver.crt" --tls-private-key-file="$pki/apiserver.key" --client-ca-file="$pki/ca.crt" \
  --kubelet-client-certificate="$pki/apiserver-kubelet.crt" --kubelet-client-key="$pki/apiserver-kubelet.key" \
  --kubelet-certificate-authority="$pki/ca.crt" --kubelet-preferred-address-types=InternalIP \
  --requestheader-client-ca-file="$pki/front-ca.crt" --requestheader-allowed-names=front-proxy-client \
  --requestheader-extra-headers-prefix=X-Remote-Extra- --requestheader-group-headers=X-Remote-Group \
  --requestheader-username-headers=X-Remote-User \
  --proxy-client-cert-file="$pki/front-proxy-client.crt" --proxy-client-key-file="$pki/front-proxy-client.key" \
  --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction --allow-privileged=true --profiling=false \
  --service-account-issuer=https://kubernetes.default.svc.cluster.local \
  --service-account-key-file="$pki/sa.pub" --service-account-signing-key-file="$pki/sa.key" \
  --service-cluster-ip-range="$SERVICES" --service-node-port-range=30000-32767
keep kube-controller-manager "$BIN/kube-controller-manager" --kubeconfig="$conf/controller-manager.kubeconfig" \
  --leader-elect=false --use-service-account-credentials=true --bind-address=127.0.0.1 \
  --service-account-private-key-file="$pki/sa.key" --root-ca-file="$pki/ca.crt" \
  --cluster-signing-cert-file="$pki/ca.crt" --cluster-signing-key-file="$pki/ca.key" \
  --allocate-node-cidrs=false --cluster-cidr="$PODS" --service-cluster-ip-range="$SERVICES"
keep kube-scheduler "$BIN/kube-scheduler" --kubeconfig="$conf/scheduler.kubeconfig" --leader-elect=false --bind-address=127.0.0.1
keep kubelet "$BIN/kubelet" --config="$conf/kubelet.yaml" --kubeconfig="$conf/kubelet.kubeconfig" \
  --hostname-override="$NAME" --node-ip="$NODE_ADDRESS" --v=2
keep kube-proxy "$BIN/kube-proxy" --config="$conf/kube-proxy.yaml" --hostname-override="$NAME"
trap 'exit 0' TERM INT
while :; do
  sleep 3600 &
  wait $!
done

# shellcheck shell=bash disable=SC2034 # the scripts that read this file use them
# Settings and functions that the testbed's scripts share. Every setting may be given in the environment.
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
HOME_FOLDER=${NAMSAN_TESTBED:-$HOME/.cache/namsan/testbed}
BIN=${TESTBED_BIN:-$HOME_FOLDER/bin}          # programs of a node, by `npm run testbed -- build`
IMAGES=${TESTBED_IMAGES:-$HOME_FOLDER/images} # image archives that every cluster imports, by the same
STATE=${TESTBED_STATE:-$HOME_FOLDER/state}    # everything a cluster writes lies in $STATE/NAME
BRIDGE=${TESTBED_BRIDGE:-testbed0}            # host bridge that joins the nodes
NET=${TESTBED_NET:-10.88.0}                   # its /24; the host is .1
CNI_BIN=${TESTBED_CNI_BIN:-/usr/lib/cni}
CPUS=${TESTBED_CPUS:-4}                       # processors that a node says it has at least, whatever the machine has
VOLUMES=${TESTBED_VOLUMES:-}                   # such as 1g: all volumes of a node share so much memory, and are gone with it; else they lie on disk
HOSTS=${TESTBED_HOSTS:-}                      # names for the clusters' DNS: "ADDRESS NAME;ADDRESS NAME"
CGROUP=testbed                                # parent of the nodes' cgroups, in every v1 hierarchy

die() {
  echo "testbed: $*" >&2
  exit 1
}

say() { echo "testbed: $*" >&2; }

# 9 characters, so that a network link can carry the name.
check_name() {
  [[ ${1:-} =~ ^[a-z][a-z0-9-]{0,8}$ ]] || die "a cluster's name is 1 to 9 of a-z, 0-9 and -, and starts with a letter: '${1:-}' is not"
}

# What `unshare` needs: mounted v1 hierarchies, and all of them.
cgroup_v1() { awk '$3=="cgroup"{print $2}' /proc/mounts | sort -u; }
cgroups() { awk '$3=="cgroup"||$3=="cgroup2"{print $2}' /proc/mounts | sort -u; }

node_pid() { cat "$STATE/$1/node.pid" 2>/dev/null; }

# Whether the process of the pid file lives and is this node: numbers are given again.
node_alive() {
  local pid
  pid=$(node_pid "$1") && [ -n "$pid" ] && tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF "$STATE/$1/node.env"
}

# Runs a command as on the node.
on_node() {
  local name=$1
  shift
  nsenter -t "$(node_pid "$name")" -m -n -p -u -i -- "$@"
}

kubectl_of() {
  local name=$1
  shift
  "$BIN/kubectl" --kubeconfig "$STATE/$name/kubeconfig" "$@"
}

need_root() { [ "$(id -u)" = 0 ] || die "root is needed: a node has namespaces, mounts and cgroups of its own"; }

packages='containerd runc containernetworking-plugins nftables iptables conntrack busybox-static redis-server git gpg curl openssl iproute2'
need_packages() {
  local missing=() command
  for command in containerd ctr runc nft iptables conntrack busybox redis-server git gpg curl openssl ip nsenter unshare flock; do
    command -v "$command" >/dev/null || missing+=("$command")
  done
  [ -x "$CNI_BIN/bridge" ] || missing+=("$CNI_BIN/bridge")
  [ ${#missing[@]} = 0 ] || die "missing: ${missing[*]}. apt-get update && apt-get install -y --no-install-recommends $packages"
}

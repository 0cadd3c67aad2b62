#!/bin/bash
# down.sh NAME [--purge] - stops a cluster: the kernel ends all that ran in its process namespace
# --purge also deletes its data. The bridge goes with the last cluster. Run again, it finds nothing to do.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
name=${1:-}
check_name "$name"
folder=$STATE/$name

stop_node() {
  local pid
  node_alive "$name" || return 0
  pid=$(node_pid "$name")
  kill -KILL "$pid"
  for _ in $(seq 200); do
    [ -e "/proc/$pid" ] || return 0
    sleep .1
  done
  die "process $pid of $name does not end"
}

remove_network() {
  ip link del "tb-$name" 2>/dev/null || true
  [ ! -e "/run/netns/testbed-$name" ] || ip netns del "testbed-$name"
  if [ -e "/sys/class/net/$BRIDGE/brif" ] && [ -z "$(ls "/sys/class/net/$BRIDGE/brif")" ]; then
    ip link del "$BRIDGE"
    nft delete table inet "$BRIDGE" 2>/dev/null || true
  fi
}

# A cgroup can be removed once the last process in it has gone, which is some moments after the kill.
remove_cgroups() {
  local hierarchy
  for hierarchy in $(cgroups); do
    [ -d "$hierarchy/$CGROUP/$name" ] || continue
    for _ in $(seq 30); do
      find "$hierarchy/$CGROUP/$name" -depth -type d -exec rmdir {} \; 2>/dev/null || true
      [ -d "$hierarchy/$CGROUP/$name" ] || break
      sleep .2
    done
    rmdir "$hierarchy/$CGROUP" 2>/dev/null || true
  done
}

stop_node
rm -f "$folder/node.pid"
remove_network
remove_cgroups
if [ "${2:-}" = --purge ] && [ -d "$folder" ]; then
  ! grep -q " $folder/" /proc/mounts || die "something is still mounted below $folder"
  rm -rf --one-file-system "$folder"
fi
say "$name is down${2:+ and purged}"

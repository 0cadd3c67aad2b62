import type { Model } from '../../model/model.ts';

/**
 * What the scripts share. What Argo CD takes over later is applied in its name (argo-cd@v3.5.1 common ArgoCDSSAManager): fields that Git
 * gives up would stay otherwise, held by a manager that never comes back.
 */
export function library({ delivery }: Model): string {
  const manager = delivery.via === 'argocd' ? 'argocd-controller' : 'namsan';
  return `# shellcheck shell=bash
# What the scripts of this folder share. It is sourced, and does nothing by itself.

# The root of the tree.
tree=$(cd "$(dirname "\${BASH_SOURCE[0]}")/.." && pwd)
readonly tree

# Tells what is done.
say() { printf '==> %s\\n' "$*" >&2; }

# Tells what is to be done after this script.
next_step() { printf 'next: %s\\n' "$*" >&2; }

# Ends with the reason.
fail() {
  printf 'error: %s\\n' "$*" >&2
  exit 1
}

# Shows the head of the script that is run, when it is asked for.
help_if_asked() {
  case "\${1:-}" in
    -h | --help)
      sed -n '2,/^set /{s/^# \\{0,1\\}//p;}' "$0"
      exit 0
      ;;
  esac
}

# Ends unless all these tools are there.
need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || fail "$tool is not installed, or not in PATH."
  done
}

# build FOLDER: the objects of a folder of the tree, those of its charts among them.
build() { kustomize build --enable-helm "$tree/$1"; }

# apply CONTEXT: gives a cluster the objects that come in by the standard input.
apply() { kubectl --context "$1" apply --server-side --force-conflicts --field-manager=${manager} -f -; }

# has_context CONTEXT: whether the kubeconfig knows it. Read to its end, or kubectl would fail for want of a reader.
has_context() { kubectl config get-contexts --output=name 2>/dev/null | grep -Fx -- "$1" >/dev/null; }

# need_context CONTEXT: ends unless the cluster behind it answers.
need_context() {
  has_context "$1" || fail "The kubeconfig has no context $1. See bootstrap/kubeconfig.sh --help."
  kubectl --context "$1" get --raw /readyz >/dev/null || fail "The API server behind the context $1 does not answer."
}

# need_namespace CONTEXT NAMESPACE: makes it when it is not there; its labels come with the tree.
need_namespace() {
  kubectl --context "$1" get namespace "$2" >/dev/null 2>&1 || kubectl --context "$1" create namespace "$2" >/dev/null
}

# check_nodes CONTEXT NAME=ADDRESS...: ends when an address is another than the fleet file says, because the other clusters call that one.
check_nodes() {
  local context=$1 node found wrong=0
  shift
  for node in "$@"; do
    found=$(kubectl --context "$context" get node "\${node%%=*}" --ignore-not-found \\
      --output=jsonpath='{.status.addresses[?(@.type=="InternalIP")].address}')
    [ "$found" = "\${node#*=}" ] && continue
    printf 'error: node %s has the address %s, and the fleet file says %s.\\n' "\${node%%=*}" "\${found:-(none)}" "\${node#*=}" >&2
    wrong=1
  done
  [ "$wrong" -eq 0 ] || fail "Write the addresses that the nodes have into the fleet file, and render again."
}
`;
}

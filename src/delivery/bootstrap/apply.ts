import type { Model } from '../../model/model.ts';
import type { WorkloadsOf } from './order.ts';
import { list, type Script } from './script.ts';

/** The script that installs the tree without Argo CD: wave by wave, the next when what the last one brought is ready. It deletes nothing. */
export function applyScript(model: Model, workloads: WorkloadsOf): Script | null {
  if (model.delivery.via !== 'apply') return null;
  return {
    folder: '',
    name: 'apply.sh',
    about: [
      'Installs the tree in every cluster, wave by wave. A wave begins when what the last one brought is ready.',
      'Names of clusters after the script let it do those alone. It deletes nothing.',
      'TIMEOUT is how long one object may take to be ready, 15m when it is not set.',
    ],
    usage: '[CLUSTER]...',
    needs: ['kubectl', 'kustomize', 'helm'],
    data: [
      '# Cluster, context.',
      list(
        'clusters',
        model.clusters.filter(({ id }) => workloads.has(id)).map(({ id, kubernetes }) => `${id} ${kubernetes.context}`),
      ),
      `readonly timeout=\${TIMEOUT:-15m}`,
    ],
    body: `
work=$(mktemp -d)
readonly work
trap 'rm -rf "$work"' EXIT

# apply_folder CONTEXT FOLDER: webhooks and new kinds may need a moment until the API server knows them.
apply_folder() {
  local attempt
  build "$2" >"$work/objects"
  for attempt in {1..5}; do
    apply "$1" <"$work/objects" >"$work/said" 2>&1 && break
    [ "$attempt" -lt 5 ] || fail "$2 is not taken by the cluster behind $1: $(cat "$work/said")"
    sleep $((attempt * 5))
  done
  cat "$work/objects" >>"$work/wave"
  printf -- '---\\n' >>"$work/wave"
  say "$2 is applied."
}

# wait_for CONTEXT NAMESPACE KIND NAME
wait_for() {
  local object="$3/$4" where=(--context "$1" --namespace "$2")
  case "$3" in
    Deployment | StatefulSet | DaemonSet) kubectl "\${where[@]}" rollout status "$object" --timeout="$timeout" ;;
    Job) kubectl "\${where[@]}" wait "$object" --for=condition=Complete --timeout="$timeout" ;;
    CustomResourceDefinition) kubectl --context "$1" wait "$object" --for=condition=Established --timeout="$timeout" ;;
    Prometheus | PrometheusAgent | Alertmanager | ThanosRuler)
      kubectl "\${where[@]}" wait "$object" --for=condition=Available --timeout="$timeout"
      ;;
    OpenSearchCluster) kubectl "\${where[@]}" wait "$object" --for=jsonpath='{.status.phase}'=RUNNING --timeout="$timeout" ;;
    Certificate) kubectl "\${where[@]}" wait "$object" --for=condition=Ready --timeout="$timeout" ;;
    ClusterIssuer) kubectl --context "$1" wait "$object" --for=condition=Ready --timeout="$timeout" ;;
  esac >/dev/null || fail "$3 $2/$4 is not ready after $timeout. Look: kubectl --context $1 --namespace $2 describe $object"
}

# end_wave CONTEXT: waits for everything that the wave has brought.
end_wave() {
  local kind name namespace
  [ -s "$work/wave" ] || return 0
  kubectl --context "$1" get --filename "$work/wave" --no-headers \\
    --output=custom-columns=KIND:.kind,NAME:.metadata.name,NAMESPACE:.metadata.namespace >"$work/there"
  while read -r kind name namespace; do
    wait_for "$1" "$namespace" "$kind" "$name" </dev/null
  done <"$work/there"
  : >"$work/wave"
}

# install CLUSTER CONTEXT
install() {
  local folder wave last=''
  need_context "$2"
  : >"$work/wave"
  for folder in "$tree/clusters/$1"/*/; do
    folder=$(basename "$folder")
    wave=\${folder%%-*}
    if [ "$wave" != "$last" ]; then
      end_wave "$2"
      say "$1: wave $wave"
      last=$wave
    fi
    apply_folder "$2" "clusters/$1/$folder"
  done
  end_wave "$2"
  say "$1 is installed."
}

main() {
  local entry cluster context
  for entry in "\${clusters[@]}"; do
    read -r cluster context <<<"$entry"
    [ "$#" -gt 0 ] && [[ " $* " != *" $cluster "* ]] && continue
    install "$cluster" "$context"
  done
  next_step "see that everything runs, as docs/DEPLOY.md tells"
}

main "$@"
`,
  };
}

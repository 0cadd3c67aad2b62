import { waves } from '../../components/workload.ts';
import { directoryOf } from '../../manifests/layout.ts';
import type { Model } from '../../model/model.ts';
import { versions } from '../../model/versions.ts';
import { type WorkloadsOf, withNetwork } from './order.ts';
import { constant, list, type Script } from './script.ts';

/** The script for what comes before everything else: the resource definitions of the Gateway API, then the network itself, without which no pod starts. */
export function networkScript(model: Model, workloads: WorkloadsOf): Script | null {
  const clusters = withNetwork(model);
  if (clusters.length === 0) return null;
  return {
    folder: '',
    name: 'network.sh',
    about: [
      'Gives clusters what no tree can wait for: the resource definitions of the Gateway API, and Cilium where it is the network.',
      'Names of clusters after the script let it do those alone.',
    ],
    usage: '[CLUSTER]...',
    needs: ['kubectl', ...(clusters.some(({ cni }) => cni === 'cilium') ? ['kustomize', 'helm'] : [])],
    data: [
      constant(
        'gateway_api',
        `https://github.com/kubernetes-sigs/gateway-api/releases/download/${versions.gatewayApi}/standard-install.yaml`,
      ),
      '# Cluster, context, whether it has Gateways, folder of its network or -.',
      list(
        'clusters',
        clusters.map((cluster) => {
          const network = (workloads.get(cluster.id) ?? []).find(
            (w) => w.wave === waves.network && w.component === 'cilium',
          );
          const folder = network === undefined ? '-' : directoryOf(network);
          return [cluster.id, cluster.kubernetes.context, cluster.expose.via === 'gateway' ? 'yes' : 'no', folder].join(
            ' ',
          );
        }),
      ),
    ],
    body: `
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
  for entry in "\${clusters[@]}"; do
    read -r cluster context gateways folder <<<"$entry"
    [ "$#" -gt 0 ] && [[ " $* " != *" $cluster "* ]] && continue
    install_network "$cluster" "$context" "$gateways" "$folder"
  done
  next_step "the next script of bootstrap/ in the order that docs/DEPLOY.md tells"
}

main "$@"
`,
  };
}

import type { KubeObject } from '../../kube/objects.ts';
import { listAt, stringAt, stringsAt } from '../../kube/read.ts';
import type { ClusterIndex } from '../../topology/objects/cluster-index.ts';
import { type Check, objectPlace } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';
import { parseImage } from '../image.ts';
import { podSpecOf } from '../pod-spec.ts';

export const retired: Check = {
  code: 'platform/retired',
  severity: 'warning',
  title: 'A cluster is exposed by ingress-nginx, which is retired',
  why: 'ingress-nginx gets no releases and no security fixes after March 2026, and it has a history of grave ones.',
  fix: 'Plan the change to the Gateway API, such as the one of Cilium.',
  refs: ['R35', 'C08'],
  run: (subject, report) => {
    // In a fleet file the same is told where it was chosen, by `fleet/retired-part`.
    if (subject.model !== null) return;
    for (const { index } of viewsOf(subject)) {
      const controller = [...(index.byKind.get('Deployment') ?? []), ...(index.byKind.get('DaemonSet') ?? [])].find(
        runsController,
      );
      const ingresses = (index.byKind.get('Ingress') ?? []).filter((ingress) => isTaken(index, ingress));
      const [first] = ingresses;
      if (controller !== undefined)
        report(
          objectPlace(index.id, controller, 'spec.template.spec.containers'),
          `\`${index.id}\` runs the controller of ingress-nginx, which is retired`,
        );
      else if (first !== undefined) {
        const [more, ask] = ingresses.length === 1 ? ['', 'asks'] : [` and ${ingresses.length - 1} more`, 'ask'];
        report(
          objectPlace(index.id, first, 'spec.ingressClassName'),
          `Ingress \`${first.metadata.name}\`${more} of \`${index.id}\` ${ask} for the class of ingress-nginx, which is retired`,
        );
      }
    }
  },
};

function runsController(object: KubeObject): boolean {
  return listAt(podSpecOf(object)?.spec, 'containers').some((container) =>
    parseImage(stringAt(container, 'image') ?? '').path.endsWith('ingress-nginx/controller'),
  );
}

/** The class `nginx` is also that of F5's controller, whose IngressClass then says so. */
function isTaken(index: ClusterIndex, ingress: KubeObject): boolean {
  const name =
    stringAt(ingress, 'spec', 'ingressClassName') ??
    stringsAt(ingress, 'metadata', 'annotations')['kubernetes.io/ingress.class'];
  if (name === undefined) return false;
  const declared = (index.byKind.get('IngressClass') ?? []).find((object) => object.metadata.name === name);
  const controller = stringAt(declared, 'spec', 'controller');
  return controller === undefined ? name === 'nginx' : controller === 'k8s.io/ingress-nginx';
}

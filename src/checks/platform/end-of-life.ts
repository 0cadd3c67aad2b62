import { listAt, stringAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { releasesOf } from '../delivery/releases.ts';
import { parseImage } from '../image.ts';
import { podSpecOf } from '../pod-spec.ts';

export const platformEndOfLife: Check = {
  code: 'platform/end-of-life',
  severity: 'warning',
  title: 'A part of the platform gets no fixes any more',
  why: 'It holds rights over the whole cluster or all of its volumes, and a hole in it is not mended any more; each release that is left out makes the way to the newest longer.',
  fix: 'Plan the change to a release that is maintained.',
  refs: ['R34', 'R35', 'R36'],
  run: (subject, report) => {
    for (const { chart, version, cluster, object, field } of releasesOf(subject)) {
      const fact = factOf(
        parts.find((part) => part.chart === chart),
        version,
      );
      // In a fleet file the same is told where it was chosen, by `fleet/retired-part`.
      if (fact === null || (subject.model !== null && chart === 'ingress-nginx')) continue;
      report({ cluster, object, field }, `The chart \`${chart}\` ${version} of \`${object}\` ${fact.text}`, fact.fix);
    }
    for (const { cluster, objects } of subject.clusters)
      for (const object of objects) {
        const pods = podSpecOf(object);
        if (pods === null) continue;
        listAt(pods.spec, 'containers').forEach((container, i) => {
          const { path, tag } = parseImage(stringAt(container, 'image') ?? '');
          const fact = factOf(
            parts.find(({ image }) => image !== null && path.endsWith(image)),
            tag,
          );
          if (fact === null) return;
          report(
            objectPlace(cluster, object, `${pods.field}.containers[${i}].image`),
            `\`${object.metadata.name}\` of \`${cluster}\` runs \`${path}\` ${tag}, which ${fact.text}`,
            fact.fix,
          );
        });
      }
  },
};

interface Part {
  readonly chart: string;
  /** The end of its image's name; `null` where another rule looks at the image. */
  readonly image: string | null;
  /** The oldest minor version that still gets fixes; `null` for none. */
  readonly oldest: readonly [major: number, minor: number] | null;
  readonly fix?: string;
}

/** As of 2026-08-22: cert-manager.io/docs/releases, longhorn wiki Release Schedule, ingress-nginx README "Retirement". */
const parts: readonly Part[] = [
  { chart: 'cert-manager', image: 'jetstack/cert-manager-controller', oldest: [1, 19] },
  {
    chart: 'longhorn',
    image: 'longhornio/longhorn-manager',
    oldest: [1, 10],
    fix: 'Upgrade one minor version after the other, because Longhorn refuses to leave one out, and see before 1.10 that no definition stores `v1beta1`.',
  },
  // Its image is looked at by `platform/retired`.
  {
    chart: 'ingress-nginx',
    image: null,
    oldest: null,
    fix: 'Plan the change to the Gateway API, such as the one of Cilium.',
  },
];

function factOf(
  part: Part | undefined,
  version: string,
): { readonly text: string; readonly fix: { readonly fix?: string } } | null {
  if (part === undefined) return null;
  const fix = part.fix === undefined ? {} : { fix: part.fix };
  if (part.oldest === null) return { text: 'is retired, and gets no fixes after March 2026', fix };
  const found = /^v?(\d+)\.(\d+)/.exec(version);
  const [major, minor] = part.oldest;
  const isOld =
    found !== null && (Number(found[1]) < major || (Number(found[1]) === major && Number(found[2]) < minor));
  return isOld ? { text: `gets no fixes: only ${major}.${minor} and later do`, fix } : null;
}

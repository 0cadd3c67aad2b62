import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { oneLine } from './conditions.ts';
import { type Cause, fails, waits } from './readiness.ts';

/** Reasons of waiting that speak of the image (kubernetes@v1.35.4 pkg/kubelet/images/types.go, staging/cri-api errors). */
export const imageReasons: ReadonlySet<string> = new Set([
  'ImagePullBackOff',
  'ErrImagePull',
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
]);

/** Why an image is not there, with the words of the registry. */
export function noImage(image: string, reason: string, message: string, pod: LiveObject, around: Around): Cause {
  if (reason === 'InvalidImageName') return fails(`image ${image} has no valid name`);
  if (reason === 'ErrImageNeverPull') return fails(`image ${image} is not on its node, and may not be pulled`);
  const why = wordsOfRegistry(message, image) || wordsOfRegistry(pullEvent(pod, around), image);
  const text = why === '' ? `image ${image} cannot be pulled` : `image ${image} cannot be pulled: ${why}`;
  return lasts(reason, why) ? fails(text) : waits(text);
}

/** Whether the registry answered, and did not give the image. */
function lasts(reason: string, why: string): boolean {
  return (
    reason === 'SignatureValidationFailed' ||
    /not ?found|manifest unknown|unauthorized|denied|authentication|forbidden|no match for platform|no matching manifest/i.test(
      why,
    )
  );
}

/** Without what the kubelet and containerd put before: they say the image and the attempt again. */
function wordsOfRegistry(message: string, image: string): string {
  const cause = message
    .replace(/^Back-off pulling image "[^"]*"(: )?/, '')
    .replace(/^Failed to pull image "[^"]*": /, '')
    .replace(/^ErrImagePull(: )?/, '')
    .replace(/^(rpc error: )?code = \w+ desc = /, '')
    .replace(/^(failed to pull and unpack image "[^"]*": |failed to resolve (reference|image) "[^"]*": )+/, '')
    .replace(/^(?:failed to do request: )?(Head|Get) "[^"]*": /, '')
    // Ports of this machine's end change with every try.
    .replace(/ \S+:\d+->(\S+:\d+): /, ' $1: ');
  return oneLine(cause.startsWith(`${image}: `) ? cause.slice(image.length + 2) : cause);
}

function pullEvent(pod: LiveObject, around: Around): string {
  return (
    around.eventsOf(pod).find(({ reason, message }) => reason === 'Failed' && message.startsWith('Failed to pull'))
      ?.message ?? ''
  );
}

import type { Json } from '../../kube/objects.ts';
import type { KubeClient, RawReply } from '../kube/kube-client.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { type CallTls, callPod, type PodName } from './pod-call.ts';

/** A GET of a path at one pod, whatever the status of the reply. `who` names the pod for messages. */
export interface Ask {
  readonly who: string;
  readonly get: (path: string) => Promise<Outcome<RawReply>>;
}

/** How a pod wants to be asked, beside its port. */
export interface AskOptions {
  readonly tls?: CallTls | null;
  /** Sent with every request, `authorization` for instance. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A way to ask one port of one pod, a connection for each question. */
export function askOf(kube: KubeClient, pod: PodName, port: number, options: AskOptions = {}): Ask {
  const { tls = null, headers = {} } = options;
  return {
    who: `pod ${pod.namespace}/${pod.name} of ${kube.cluster}`,
    get: (path) => callPod(kube, pod, { port, path, tls, headers }),
  };
}

/** What a path answers with status 200, as text. */
export async function textAt(ask: Ask, path: string): Promise<Outcome<string>> {
  const reply = await ask.get(path);
  if (!reply.ok) return reply;
  const { status, body } = reply.value;
  if (status === 200) return answered(body);
  const said = body.trim().split('\n')[0]?.slice(0, 300) ?? '';
  const message = `The ${ask.who} answers \`${status}\` to \`${path.split('?')[0]}\`${said === '' ? '' : `: ${said}`}`;
  return refused(status === 401 ? 'unauthorized' : status === 404 ? 'not-found' : 'server', message, { status });
}

/** What a path answers with status 200, as the JSON that it is. */
export async function jsonAt(ask: Ask, path: string): Promise<Outcome<Json>> {
  const text = await textAt(ask, path);
  if (!text.ok) return text;
  try {
    return answered(JSON.parse(text.value));
  } catch {
    return refused('unusable', `The ${ask.who} answers \`${path.split('?')[0]}\` with what is no JSON`);
  }
}

import { parseDuration } from '../../src/kube/duration.ts';
import { at, listAt, numberAt, stringAt } from '../../src/kube/read.ts';
import { bucketOf, usersOf, yamlOf } from './flows.ts';
import type { World } from './network.ts';
import { block, type Compactor, type Course, type Played, play } from './play.ts';
import { fileOf, flags, type Pod } from './pods.ts';
import { type Gateway, type Keep, type Source, unreadable } from './question.ts';

/** What may answer for the samples of a pod: its TSDB if it is asked, and the gateways that are asked for its bucket. */
export interface Held {
  readonly course: Omit<Course, 'minutes' | 'outageFrom'>;
  readonly asked: boolean;
  readonly gateways: readonly Gateway[];
}

const answers = new Map<string, string | null>();
const courses = new Map<string, Played>();

/** Questions are asked in the last days of a course; an outage begins in the two days before. */
const [lastDays, window] = [3 * 1_440, 2_880];
/** What was there long before an outage is not touched by it: so much of the past is played and asked for. */
const [past, touched] = [10 * 1_440, 5 * 1_440];

/** What cannot be read of samples that these hold; holders that are alike are lived through once. */
export function missing(held: readonly Held[], keep: Keep, outage: number): string | null {
  const minutes = 2 * Math.ceil((Math.max(...keep) + 5 * 1_440) / 2);
  const different = new Map(held.map((h) => [JSON.stringify(h), h]));
  const key = `${minutes} ${keep.join()} ${[...different.keys()].toSorted().join()}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  const [raw, five, hourly] = keep.map((kept) => Math.min(kept, touched));
  let answer = outage > 0 ? null : lived(different, keep, { minutes, outage, outageFrom: minutes - lastDays });
  for (const outageFrom of outage === 0 ? [] : momentsOf(different))
    answer ??= lived(different, [raw ?? 0, five ?? 0, hourly ?? 0], { minutes: past, outage, outageFrom });
  answers.set(key, answer);
  return answer;
}

/** The worst moments for an outage: when a block should be uploaded, when coarser data should be made, and just before that came of which it is made. */
function momentsOf(held: ReadonlyMap<string, Held>): readonly number[] {
  const moments = [...held.values()].flatMap(({ course }) => {
    const calm = playedOf({ ...course, outage: 0, stops: [], outageFrom: 0, minutes: past });
    const before = calm.bucket.filter(({ at: time }) => time > past - lastDays - window && time <= past - lastDays);
    const last = new Map(before.map((b) => [`${b.resolution} ${b.end - b.start}`, b])).values();
    return [...last].flatMap((b) =>
      b.resolution > 0 ? [b.at, b.at - 36] : [b.end - b.start > block ? b.at - 36 : b.at],
    );
  });
  return [...new Set(moments)];
}

function lived(
  held: ReadonlyMap<string, Held>,
  keep: Keep,
  times: Pick<Course, 'minutes' | 'outage' | 'outageFrom'>,
): string | null {
  const { minutes, outage, outageFrom } = times;
  const sources = [...held.values()].map(({ course, asked: isAsked, gateways }): Source => {
    const played = playedOf({ ...course, minutes, outageFrom });
    return {
      local: isAsked ? played.local : [],
      bucket: played.bucket,
      deleteDelay: course.compactor?.deleteDelay ?? 0,
      gateways: [...new Map(gateways.map((g) => [JSON.stringify(g), g])).values()],
    };
  });
  // What is late by an outage is not lost: it is asked for six hours after its end.
  return unreadable(sources, keep, minutes, outage === 0 ? lastDays : minutes - outageFrom - outage - 360);
}

function playedOf(course: Course): Played {
  const key = JSON.stringify(course);
  const found = courses.get(key) ?? play(course);
  courses.set(key, found);
  return found;
}

/** What a pod of Prometheus, or an ingester of Receive, holds, and what stops for so many minutes. */
export function heldBy(
  world: World,
  reached: ReadonlySet<Pod>,
  pod: Pod,
  { receive, outage, stops }: { readonly receive: boolean } & Pick<Course, 'outage' | 'stops'>,
): Held {
  const bucket = bucketOf(world, pod);
  const [compactor] = bucket === null ? [] : usersOf(world, 'compact', bucket);
  const gateways = bucket === null ? [] : usersOf(world, 'store', bucket).filter((g) => reached.has(g));
  const retention = receive ? flags(pod, 'tsdb.retention')[0] : stringAt(pod.object, 'spec', 'retention');
  const late = receive
    ? inMinutes(flags(pod, 'tsdb.out-of-order.time-window')[0] ?? '0s')
    : inMinutes(stringAt(pod.object, 'spec', 'tsdb', 'outOfOrderTimeWindow') ?? '0s');
  return {
    course: {
      engine: receive ? 'receive' : 'prometheus',
      keepLocal: inMinutes(retention ?? '15d'),
      outOfOrder: late > 0,
      uploads: bucket !== null,
      compactor: compactor === undefined ? null : compactorOf(compactor),
      outage: stops.length === 0 ? 0 : outage,
      stops,
    },
    asked: reached.has(pod),
    gateways: gateways.map((g) => gatewayOf(world, g, outage > 0)),
  };
}

function compactorOf(pod: Pod): Compactor {
  const keep = (resolution: string): number => inMinutes(flags(pod, `retention.resolution-${resolution}`)[0] ?? '0s');
  return {
    keep: [keep('raw'), keep('5m'), keep('1h')],
    downsampling: !pod.args.includes('--downsampling.disable'),
    deleteDelay: inMinutes(flags(pod, 'delete-delay')[0] ?? '48h'),
  };
}

/** While the object store is away nothing of it can be seen; what is asked then is whether a block comes to be there at all. */
function gatewayOf(world: World, pod: Pod, away: boolean): Gateway {
  const bound = (name: string): number | null => {
    const text = flags(pod, name)[0] ?? '';
    return text.startsWith('-') ? inMinutes(text.slice(1)) : null;
  };
  const [file] = flags(pod, 'selector.relabel-config-file');
  const rules = file === undefined ? null : fileOf(pod, file, world.objects.get(pod.cluster) ?? []);
  const parsed = rules === null ? [] : yamlOf(rules);
  const total = numberAt(
    listAt(parsed).find((r) => at(r, 'action') === 'hashmod'),
    'modulus',
  );
  const index = Number(
    at(
      listAt(parsed).find((r) => at(r, 'action') === 'keep'),
      'regex',
    ) ?? 0,
  );
  return {
    sync: away ? 0 : inMinutes(flags(pod, 'sync-block-duration')[0] ?? '15m'),
    ignoreMarks: inMinutes(flags(pod, 'ignore-deletion-marks-delay')[0] ?? '24h'),
    youngest: bound('max-time') ?? 0,
    oldest: bound('min-time') ?? Number.POSITIVE_INFINITY,
    shard: total === undefined ? null : { index, total },
  };
}

function inMinutes(text: string): number {
  const ms = parseDuration(text);
  if (ms === null) throw new Error(`${text} is no duration`);
  return Math.round(ms / 60_000);
}

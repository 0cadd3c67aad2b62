import { queryAt, selector } from '../../cluster/thanos/query-api.ts';
import { streamName } from '../../proofs/streams.ts';
import { about } from '../about.ts';
import { hubQuery } from '../hub-query.ts';
import type { Answer, Probe } from '../probe.ts';
import { labelsOfStream, labelsText, streamsOfCluster } from '../stream-labels.ts';

/** Labels by which two targets of one producer may differ; series that are equal in them are one series, seen twice. */
const targetLabels = [
  'job',
  'instance',
  'namespace',
  'pod',
  'container',
  'endpoint',
  'service',
  'node',
  'metrics_path',
];

/** Whether a series is there once only after Query has taken the replicas' labels away. */
export const duplicateSeries: Probe = {
  code: 'thanos-live/duplicate-series',
  severity: 'error',
  title: 'A series is at the hub more than once after deduplication',
  why: 'Sums and counts over it are too high by the number of copies, in dashboards and in alerts',
  fix: 'Look for the label in which the copies differ: it must be a replica label of Query, or must not be there at all',
  refs: ['N01'],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const query = await hubQuery(live);
    // Whether the hub can be asked at all is said by the probe of the streams themselves.
    if (!query.ok) return [];
    const answers = await Promise.all(
      streamsOfCluster(live, id).map(async (stream): Promise<readonly Answer[]> => {
        const labels = labelsOfStream(stream);
        const question = about(live, stream.producer.readAt, `${streamName(stream)} are at the hub once`, id);
        const by = [...new Set([...Object.keys(labels), ...targetLabels])].join(', ');
        const found = await queryAt(query.value, `count by (${by}) (${selector('up', labels)}) > 1`);
        if (!found.ok) return [];
        const [first] = found.value.points;
        if (first === undefined) return [question.yes('no series twice')];
        const series = `\`up${labelsText(first.labels)}\``;
        return [question.no(`${series} is at the hub ${first.value} times after deduplication`)];
      }),
    );
    return answers.flat();
  },
};

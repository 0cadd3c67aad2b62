import { type Ask, askOf, jsonAt } from '../../cluster/http/ask.ts';
import { podsOf } from '../../cluster/http/engine-pods.ts';
import { secretTexts } from '../../cluster/http/secret-texts.ts';
import { answered, type Outcome, refused } from '../../cluster/outcome.ts';
import { listAt, stringAt } from '../../kube/read.ts';
import { grafanaFiles } from '../../model/monitoring.ts';
import { grafanaPods, grafanaPort } from '../../network/chart-pods.ts';
import type { DataSource } from '../../topology/metric-nodes.ts';
import { nodesOf } from '../../topology/topology.ts';
import { about } from '../about.ts';
import type { Answer, Live, Probe } from '../probe.ts';

/** Whether every data source of a Grafana answers it. */
export const dataSourceSilent: Probe = {
  code: 'grafana-live/data-source-silent',
  severity: 'error',
  title: 'A data source of Grafana is missing or does not answer',
  why: 'Its dashboards are empty, though all data may be there',
  fix: 'Look at the message: the address of the data source, its certificate, or the engine behind it',
  refs: ['N01'],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const sources = nodesOf(live.topology, 'data-source').filter(({ cluster }) => cluster === id);
    if (sources.length === 0) return [];
    const grafana = await grafanaOf(live, id);
    const listed = grafana.ok ? await jsonAt(grafana.value, '/api/datasources') : grafana;
    return Promise.all(
      sources.map(async (source) => {
        const question = about(live, source.readAt, `data source ${source.name} answers Grafana`);
        if (!grafana.ok) return question.no(grafana.refusal.message);
        if (!listed.ok) return question.no(listed.refusal.message);
        const found = listAt(listed.value).find((one) => stringAt(one, 'name') === source.name);
        const uid = stringAt(found, 'uid');
        if (uid === undefined) return question.no(`Grafana of \`${id}\` has no data source \`${source.name}\``);
        const fault = await faultOf(grafana.value, source, uid);
        return fault === null
          ? question.yes(source.url)
          : question.no(
              `The data source \`${source.name}\` of \`${id}\` (\`${source.url}\`) does not answer: ${fault}`,
            );
      }),
    );
  },
};

/** A pod of the Grafana of a cluster, asked as its administrator. */
async function grafanaOf(live: Live, cluster: string): Promise<Outcome<Ask>> {
  const kube = live.kube(cluster);
  const { secret, user, password } = grafanaFiles.admin;
  const admin = await secretTexts(kube, grafanaPods.namespace, secret, [user, password]);
  if (!admin.ok) return admin;
  const pods = await podsOf(kube, grafanaPods.namespace, grafanaPods.labels);
  if (!pods.ok) return pods;
  const ready = pods.value.find((pod) => pod.ready);
  const [first] = pods.value;
  if (ready === undefined)
    return refused(
      'unreachable',
      first === undefined
        ? `Grafana of \`${cluster}\` has no pod`
        : `No pod of Grafana of \`${cluster}\` is ready: \`${first.name}\`, ${first.trouble}`,
    );
  const basic = Buffer.from(`${admin.value[user]}:${admin.value[password]}`).toString('base64');
  return answered(askOf(kube, ready, grafanaPort, { headers: { authorization: `Basic ${basic}` } }));
}

/** What is asked through Grafana's own proxy of a data source, by the kind of the engine behind it. */
const questions: Readonly<Record<DataSource['asks'], string>> = {
  prometheus: '/api/v1/query?query=vector(1)',
  alertmanager: '/api/v2/status',
};

async function faultOf(grafana: Ask, { asks }: DataSource, uid: string): Promise<string | null> {
  const reply = await jsonAt(grafana, `/api/datasources/proxy/uid/${uid}${questions[asks]}`);
  return reply.ok ? null : reply.refusal.message;
}

import type { JsonObject } from '../../kube/objects.ts';
import type {
  AlertmanagerConfig,
  AlertmanagerConfigInhibitRule,
  AlertmanagerMatcher,
  AlertmanagerReceiver,
} from '../../kube/types.gen.ts';
import { clusterLabel, resources, secretKeys } from '../../model/addresses.ts';
import type { Alerts } from '../../model/model.ts';
import { lostCluster } from '../../model/monitoring.ts';
import { type Identity, metadata } from '../parts/labels.ts';

/** Where alerts go: one group for each alert of a namespace of a cluster. The addresses are in Secrets, which the operator reads. */
export function alertRouting(identity: Identity, alerts: Alerts): AlertmanagerConfig {
  const watchdog: JsonObject = { matchers: [{ name: 'alertname', value: 'Watchdog', matchType: '=' }] };
  return {
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'AlertmanagerConfig',
    metadata: metadata(identity, resources.alertmanager),
    spec: {
      route: {
        receiver: alerts.slack === null ? nobody : 'slack',
        groupBy: [clusterLabel, 'namespace', 'alertname'],
        groupWait: '30s',
        groupInterval: '5m',
        repeatInterval: '12h',
        routes: [
          // It fires as long as alerting works. Whoever is told of it raises the alarm when that stops; anybody else need not know.
          alerts.deadMan === null
            ? { ...watchdog, receiver: nobody }
            : {
                ...watchdog,
                receiver: 'dead-man',
                groupBy: [clusterLabel],
                groupWait: '0s',
                groupInterval: '1m',
                repeatInterval: '1m',
              },
          // It only silences others, by the rules below.
          { matchers: [{ name: 'alertname', value: 'InfoInhibitor', matchType: '=' }], receiver: nobody },
        ],
      },
      receivers: [{ name: nobody }, ...slack(alerts), ...deadMan(alerts)],
      inhibitRules,
    },
  };
}

const nobody = 'nobody';

function slack({ slack: to }: Alerts): readonly AlertmanagerReceiver[] {
  if (to === null) return [];
  return [
    {
      name: 'slack',
      slackConfigs: [
        {
          apiURL: { name: to.secret, key: secretKeys.url },
          channel: to.channel,
          sendResolved: true,
          color:
            '{{ if eq .Status "firing" }}{{ if eq .CommonLabels.severity "critical" }}danger{{ else }}warning{{ end }}{{ else }}good{{ end }}',
          title:
            '{{ if eq .Status "firing" }}{{ .Alerts.Firing | len }} firing{{ else }}resolved{{ end }}: {{ .CommonLabels.alertname }} in {{ .CommonLabels.cluster }}',
          text: '{{ range .Alerts }}*{{ .Labels.severity }}* {{ .Annotations.summary }}\n{{ .Annotations.description }}\n{{ .Annotations.runbook_url }}\n{{ end }}',
        },
      ],
    },
  ];
}

function deadMan({ deadMan: to }: Alerts): readonly AlertmanagerReceiver[] {
  if (to === null) return [];
  return [
    {
      name: 'dead-man',
      webhookConfigs: [{ urlSecret: { name: to.secret, key: secretKeys.url }, sendResolved: false }],
    },
  ];
}

/**
 * A cluster that is lost silences everything else that is said of it, save the dead man's switch: the rest are shadows of the same loss. Within one cluster and namespace the graver alert silences the lighter one of the same name, and `InfoInhibitor` everything informative. */
const inhibitRules: readonly AlertmanagerConfigInhibitRule[] = [
  {
    sourceMatch: [{ name: 'alertname', value: lostCluster, matchType: '=' }],
    targetMatch: [{ name: 'alertname', value: `${lostCluster}|Watchdog`, matchType: '!~' }],
    equal: [clusterLabel],
  },
  {
    sourceMatch: [severity('=', 'critical')],
    targetMatch: [severity('=~', 'warning|info')],
    equal: [clusterLabel, 'namespace', 'alertname'],
  },
  {
    sourceMatch: [severity('=', 'warning')],
    targetMatch: [severity('=', 'info')],
    equal: [clusterLabel, 'namespace', 'alertname'],
  },
  {
    sourceMatch: [{ name: 'alertname', value: 'InfoInhibitor', matchType: '=' }],
    targetMatch: [severity('=', 'info')],
    equal: [clusterLabel, 'namespace'],
  },
];

function severity(matchType: '=' | '=~', value: string): AlertmanagerMatcher {
  return { name: 'severity', value, matchType };
}

import { both, type Words } from '../page.ts';

/** The texts of the page of troubleshooting. */
export const words = {
  intro: both(
    '증상에서 시작해 데이터가 흐르는 순서대로 한 단계씩 확인합니다. namsan은 파드에 API 서버를 거쳐 물으므로 열어 둘 포트가 없습니다. namsan 없이 할 때는, 이미지에 셸이나 curl이 없는 경우가 많으므로 파드 안에서 명령을 실행하지 않고, 포트를 이 컴퓨터로 연결해 확인합니다.',
    'Begin with the symptom and go hop by hop in the direction of the data. namsan asks pods through the API servers, so no port need be open. Without it: images often have neither shell nor curl: nothing is run inside pods, ports are forwarded to this machine.',
  ),
  first: both('무엇보다 먼저', 'Before all else'),
  firstText: both(
    '준비되지 않은 것과 그 원인, 도착하지 않는 신호, 누군가 직접 바꾼 것을 차례로 봅니다. 원인이 여기서 나오는 경우가 많습니다.',
    'What is not ready and why, signals that do not arrive, and what somebody changed by hand. The cause is often among them.',
  ),
  explain: both(
    '설계된 경로는 다음 명령으로 봅니다. 클러스터의 메트릭과 로그가 어느 주소를 거쳐 어디에 얼마 동안 남는지 단계별로 보여 줍니다.',
    'The way as designed: hop by hop, with addresses, where metrics and logs of a cluster are held and for how long.',
  ),
  followed: both(
    '경로의 각 단계에 실제로 물어, 처음 끊긴 곳과 그 원인을 알려 줍니다.',
    'Asks each hop of the way as it runs, and tells the first that is broken, with its cause.',
  ),
  metrics: both('메트릭이 보이지 않을 때', 'Metrics are missing'),
  hub: both('1. 허브가 어느 클러스터를 보는지 확인합니다.', '1. Which clusters does the hub see?'),
  stores: both(
    '2. 허브의 Thanos Query가 아는 저장소와 오류를 확인합니다. 클러스터의 주소가 없거나 `lastError`가 있으면 그 경로가 끊긴 것입니다.',
    '2. Which stores does Thanos Query of the hub know, and with which errors? An address that is missing or has a `lastError` is a broken way.',
  ),
  cluster: (id: string, mode: Words) => both(`\`${id}\` (${mode.ko})`, `\`${id}\` (${mode.en})`),
  local: both(
    'Prometheus가 수집하고 있는지 봅니다. 나오는 행은 응답하지 않는 대상입니다.',
    'Does Prometheus scrape? Rows are targets that do not answer.',
  ),
  upload: both(
    '사이드카가 마지막으로 블록을 올린 시각(유닉스 초)을 봅니다. 0이면 아직 올린 적이 없습니다.',
    'When did the sidecar upload its last block (Unix seconds)? 0 is never.',
  ),
  reach: (address: string) =>
    both(
      `허브는 이 클러스터에 \`${address}\` 주소로 접속합니다. 허브의 노드에서 실행하여 연결되는지 확인합니다. \`Connected\`가 나오면 닿는 것입니다.`,
      `The hub reaches this cluster at \`${address}\`. Run this on a node of the hub: \`Connected\` is what it should say.`,
    ),
  agent: both(
    '에이전트의 원격 쓰기 상태를 봅니다. 실패와 대기 중인 샘플의 수가 늘면 보내지 못하는 것입니다.',
    'Does the agent write? Growing counts of failed and pending samples say that it cannot.',
  ),
  receive: (address: string) =>
    both(
      `에이전트는 \`${address}\` 주소로 보냅니다. 이 클러스터의 노드에서 실행합니다. 405가 나오면 Receive까지 닿는 것이고, \`000\`이면 닿지 않는 것입니다.`,
      `Agents write to \`${address}\`. Run this on a node of this cluster: 405 says that Receive was reached, \`000\` that it was not.`,
    ),
  scraped: both(
    '허브의 수집기가 이 클러스터의 대상을 보는지 확인합니다. 나오는 행은 응답하지 않는 대상입니다.',
    'Does the scraper of the hub see its targets? Rows are targets that do not answer.',
  ),
  scrapedApi: both(
    '이 클러스터의 API 서버가 응답하는지, 접근 토큰을 가진 계정이 있는지 확인합니다.',
    'Does its API server answer, and is the account there whose token the hub has?',
  ),
  old: both('오래된 메트릭만 보이지 않을 때', 'Only old metrics are missing'),
  oldText: both(
    'Store가 블록을 읽었는지, Compactor가 멈추지 않았는지 확인합니다. 보관 기간이 지난 블록은 지워진 것이 맞습니다.',
    'Has the store loaded blocks, and is the compactor at work? Blocks beyond the retention are gone by right.',
  ),
  twice: both('값이 두 배로 보일 때', 'Values are doubled'),
  twiceText: both(
    '중복 제거 라벨이 맞는지 확인합니다. 다음 결과에서 `prometheus_replica`, `receive_replica` 이외의 라벨만 다른 계열이 있으면 두 수집기가 같은 대상을 수집하는 것입니다.',
    'Are replicas told apart by replica labels alone? Series that differ in another label than `prometheus_replica` or `receive_replica` come from two scrapers of one target.',
  ),
  grafana: both('Grafana에 데이터가 없을 때', 'Grafana shows no data'),
  grafanaText: (address: string) =>
    both(
      `Grafana는 \`${address}\` 주소에 조회합니다. 이 주소가 답하면 대시보드의 \`cluster\` 변수와 기간을 확인하고, 답하지 않으면 Query Frontend부터 확인합니다.`,
      `Grafana asks \`${address}\`. If that answers, look at the variable \`cluster\` and the time range of the dashboard; if not, begin with the query frontend.`,
    ),
  notified: both('알림이 오지 않을 때', 'Alerts do not arrive'),
  notifiedText: both(
    'Alertmanager가 알림을 받았는지 봅니다. 받았는데 오지 않으면 보내는 곳의 시크릿과 로그를, 받지 못했으면 규칙을 평가하는 쪽을 확인합니다.',
    'Has Alertmanager got the alert? If so, look at the Secret of the receiver and at its log; if not, at who evaluates the rule.',
  ),
  logs: both('로그가 보이지 않을 때', 'Logs are missing'),
  collector: both(
    '수집기가 읽고 보내는지 봅니다. `retries_failed`가 늘면 버린 것이고, `retries`가 늘면 다시 보내는 중입니다.',
    'Does the collector read and send? Growing `retries_failed` are lost chunks, `retries` are tried again.',
  ),
  ships: (address: string) =>
    both(
      `이 클러스터의 로그는 \`${address}\` 주소로 갑니다. 이 클러스터의 노드에서 연결을 확인합니다.`,
      `Lines of this cluster go to \`${address}\`. Run this on one of its nodes.`,
    ),
  index: (id: string) =>
    both(
      `\`${id}\`의 OpenSearch를 봅니다. 상태, 오늘의 인덱스, 보관 정책의 진행 상태, 디스크 여유를 차례로 확인합니다. 디스크가 90%를 넘으면 새 인덱스를 만들지 못하고 95%를 넘으면 쓰기가 막힙니다.`,
      `OpenSearch of \`${id}\`: its health, indices of today, how far the policy is, and disks. Above 90% no new index is placed, above 95% writes are blocked.`,
    ),
  pending: both('파드가 Pending일 때', 'Pods stay Pending'),
  pendingText: (ko: string, en: string) =>
    both(
      `이유는 대부분 자원 부족이나 연결되지 않은 볼륨입니다. ${ko} 문서의 표와 비교합니다.`,
      `Mostly the node lacks room, or a volume is not bound. Compare with ${en}.`,
    ),
  volumes: both('볼륨이 연결되지 않을 때', 'Volumes do not attach'),
  volumesText: both(
    'Longhorn 볼륨의 상태를 봅니다. `degraded`는 사본이 부족한 것이고 `faulted`는 읽을 수 없는 것입니다.',
    'The state of Longhorn volumes: `degraded` lacks copies, `faulted` cannot be read.',
  ),
  certificates: both('인증서 오류가 날 때', 'Certificates are refused'),
  certificatesText: both(
    '발급되지 않았거나 만료된 인증서를 찾습니다. `READY`가 `False`이면 이유가 설명에 나옵니다.',
    'Find those that were not issued or have ended; the description says why `READY` is `False`.',
  ),
  delivery: both('변경이 반영되지 않을 때', 'A change does not arrive'),
  deliveryText: both(
    '클러스터가 저장소와 다른 곳과, 동기화되지 않았거나 건강하지 않은 Application을 봅니다. 앞 단계가 건강해져야 다음 단계가 시작됩니다.',
    'See where clusters differ from the tree, and look for Applications that are not synced or not healthy; a wave waits for the one before it.',
  ),
  secretsMissing: both('시크릿이 없어 시작하지 못할 때', 'A Secret is missing'),
  secretsMissingText: both(
    '없는 시크릿과 키의 이름, 시크릿을 만드는 쪽의 상태를 봅니다.',
    'Names of Secrets and keys that are not there, and the state of what makes them:',
  ),
  alerts: both('알림별 조치', 'By alert'),
  alertsText: both(
    '이 플릿의 규칙이 울리는 알림입니다. `namsan status fleet.yaml`과 `namsan verify fleet.yaml`이 대개 원인까지 알려 줍니다. 쿠버네티스 자체의 알림은 kube-prometheus-stack의 규칙이 울립니다.',
    'Alerts of this fleet’s own rules. `namsan status fleet.yaml` and `namsan verify fleet.yaml` mostly tell the cause. Those of Kubernetes itself come with kube-prometheus-stack.',
  ),
  alertFacts: (severity: string, waits: string, where: Words) =>
    both(
      `심각도 ${severity}, ${waits} 지속되면 울립니다. 평가하는 클러스터: ${where.ko}`,
      `Severity ${severity}, after ${waits}. Evaluated in: ${where.en}`,
    ),
  manyClusters: (count: number) => both(`${count}개`, `${count} clusters`),
  inItsWords: (summary: string) => both(`규칙의 설명: ${summary}`, `The rule says: ${summary}`),
};

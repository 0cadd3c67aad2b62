import { both } from '../page.ts';

/** The texts of the page of the architecture. */
export const words = {
  intro: both(
    '모든 그림은 렌더링된 오브젝트에서 읽은 실제 연결로 그렸습니다. 실선은 데이터가 가는 방향, 점선은 조회입니다.',
    'Every diagram is drawn from the connections that the rendered objects really have. Solid lines carry data, dotted lines are questions.',
  ),
  left: (count: number) =>
    both(
      `같은 구성의 클러스터 ${count}개는 그림에서 생략했습니다.`,
      `${count} more clusters of the same sorts are left out of the diagrams.`,
    ),
  overview: both('전체 구성', 'Overview'),
  metrics: both('메트릭의 흐름', 'The flow of metrics'),
  logs: both('로그의 흐름', 'The flow of logs'),
  held: both('데이터가 있는 곳', 'Where data is held'),
  heldHead: [both('곳', 'Holder'), both('보관 기간', 'How long')],
  prometheus: (id: string) => both(`\`${id}\`의 Prometheus`, `Prometheus of \`${id}\``),
  ingester: both('Thanos Receive (ingester)', 'Thanos Receive (ingester)'),
  bucketRaw: both('버킷의 원본 블록', 'raw blocks in the bucket'),
  bucketFive: both('버킷의 5분 해상도 블록', 'blocks of 5-minute points in the bucket'),
  bucketHour: both('버킷의 1시간 해상도 블록', 'blocks of hourly points in the bucket'),
  index: both('OpenSearch 인덱스', 'OpenSearch indices'),
  archive: both('로그 스냅샷', 'log snapshots'),
  arrival: (range: string, latest: string) =>
    both(
      `Prometheus는 블록(${range})이 끝나고 그 절반의 시간이 더 지나야 블록을 자르므로, 샘플은 늦어도 ${latest} 뒤에 버킷에 있습니다. 그때까지는 클러스터 안의 저장소가 조회에 답합니다.`,
      `Prometheus cuts a block of ${range} only half as long again after its end, so a sample is in the bucket ${latest} after it was scraped at the latest. Until then the store in the cluster answers.`,
    ),
  arrivalReceive: (range: string, latest: string) =>
    both(
      `Receive는 블록을 ${range}마다 자르므로, 원격으로 쓴 샘플은 늦어도 ${latest} 뒤에 버킷에 있습니다.`,
      `Receive cuts blocks every ${range}, so a sample that was written remotely is in the bucket after ${latest} at the latest.`,
    ),
  decisions: both('설계 결정', 'Decisions'),
  decisionHead: [both('결정', 'Decision'), both('이유', 'Reason')],
  oneHub: (id: string) => both(`조회는 허브 \`${id}\` 한 곳에서 합니다`, `One hub answers: \`${id}\``),
  oneHubWhy: both(
    '같은 계열을 두 곳에서 합치면 중복 제거 기준이 둘이 됩니다. 다른 클러스터의 Grafana도 허브에 조회합니다.',
    'Two places that merge the same series would deduplicate in two ways. Grafana of other clusters asks the hub too.',
  ),
  sidecar: both(
    '메트릭은 먼저 클러스터 안에 남고, 사이드카가 블록을 올립니다',
    'Metrics stay in their cluster first; the sidecar uploads blocks',
  ),
  sidecarWhy: (keep: string, outage: string) =>
    both(
      `로컬 보관 기간은 가장 짧은 곳이 ${keep}입니다. 버킷이 ${outage} 동안 멈춰도 그 사이의 블록을 아직 가지고 있어야 하기 때문입니다. Prometheus는 S3에서 복원되지 않으므로 로컬 볼륨도 필요합니다.`,
      `The shortest local retention is ${keep}, because blocks of an outage of the bucket of ${outage} must still be there when it ends. Prometheus is not restored from S3, so it has a volume too.`,
    ),
  oneAddress: both('사이드카마다 주소는 하나만 등록합니다', 'One address for each sidecar'),
  oneAddressWhy: both(
    '노드마다 등록하면 같은 사이드카를 두 번 조회하게 되고, 중복 제거 라벨로도 해결되지 않습니다.',
    'Registered once per node, the same sidecar would be asked twice, and no replica label mends that.',
  ),
  agent: both('에이전트는 저장하지 않고 허브에 씁니다', 'Agents keep nothing and write to the hub'),
  agentWhy: both(
    '엣지에는 쓰기 전 로그(WAL)만 남습니다. 허브가 멈춘 동안의 샘플은 WAL이 잘리기 전까지만 남아 있으므로, 그 시간이 허브 중단에 대한 한계입니다.',
    'Only the write-ahead log stays at the edge. Samples of an outage of the hub live until that log is truncated, so this is the limit of such an outage.',
  ),
  receive: (replication: number, replicas: number) =>
    both(
      `Receive는 ${replicas}개이고 샘플마다 ${replication}벌을 가집니다`,
      `${replicas} receivers, ${replication} copies of each sample`,
    ),
  receiveWhy: (lost: number) =>
    both(
      `쓰기는 사본의 과반수가 저장되면 성공하므로 수신기를 ${lost}개까지 잃어도 쓰기가 멈추지 않습니다.`,
      `A write succeeds when more than half of the copies are taken, so writing goes on as long as no more than ${lost} of them are lost.`,
    ),
  scrape: both('작은 엣지는 허브가 직접 수집합니다', 'The hub scrapes small edges'),
  scrapeWhy: both(
    '엣지에 Prometheus를 두지 않는 대신, 허브와 엣지 사이가 끊긴 동안의 메트릭은 어디에도 남지 않습니다.',
    'The edge needs no Prometheus; metrics of the time in which hub and edge are cut off are nowhere.',
  ),
  compactor: both('Compactor는 버킷에 하나뿐입니다', 'One compactor for the bucket'),
  compactorWhy: both(
    '둘이 같은 블록을 고치면 블록이 겹쳐 Compactor가 멈춥니다. 원본은 40시간, 5분 해상도는 10일보다 오래 두어야 다운샘플링이 됩니다.',
    'Two that change the same blocks make overlaps, at which it halts. Raw blocks must live longer than 40 hours and 5-minute points longer than 10 days to be downsampled.',
  ),
  archiveFirst: both('로그는 스냅샷을 만든 뒤에만 지웁니다', 'Logs are deleted only after they are archived'),
  archiveFirstWhy: both(
    '인덱스 정책(ISM)은 스냅샷이 실패하면 멈추고, 그 인덱스를 지우지 않습니다.',
    'The index policy stops when a snapshot fails, and then deletes nothing.',
  ),
  forwardLogs: both('로그를 전달하는 엣지는 파일 버퍼를 가집니다', 'Edges that forward logs buffer on disk'),
  forwardLogsWhy: (outage: string) =>
    both(
      `허브에 닿지 못하는 ${outage} 동안의 로그를 노드의 디스크에 모아 두었다가 다시 보냅니다.`,
      `Lines of an outage of ${outage} wait on the disk of their node and are sent again.`,
    ),
  secretsOut: both('비밀 값은 Git에 없습니다', 'Nothing secret is in Git'),
  secretsOutWhy: both(
    '오브젝트는 시크릿의 이름과 키만 말합니다. 버킷 설정은 키가 없는 ConfigMap이고, 키는 환경 변수로 전달됩니다.',
    'Objects name Secrets and their keys only. The configuration of the bucket is a ConfigMap without keys; the keys come as environment variables.',
  ),
};

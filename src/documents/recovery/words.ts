import { both } from '../page.ts';

/** The texts of the page of recovery. */
export const words = {
  intro: both(
    '상황별로 무엇을 잃고 무엇이 남는지, 그리고 되살리는 순서입니다. 잃는 것의 범위는 `fleet.yaml`의 보장과 렌더링된 설정에서 계산했습니다.',
    'For each case: what is lost, what remains, and the order in which it comes back. What is lost follows from the promises of `fleet.yaml` and from what is rendered.',
  ),
  head: [both('상황', 'Case'), both('남는 것', 'What remains'), both('잃는 것', 'What is lost')],
  overview: both('요약', 'Overview'),
  cluster: both('클러스터를 잃었을 때', 'A cluster is lost'),
  clusterRemains: both(
    '이미 버킷에 올라간 블록, 로그 스냅샷, 볼륨 백업',
    'blocks in the bucket, log snapshots, volume backups',
  ),
  clusterLost: (latest: string) =>
    both(
      `아직 올라가지 않은 최대 ${latest}의 메트릭 등 버킷에 없는 것`,
      `what is in no bucket yet: metrics of up to the last ${latest}, and the like`,
    ),
  clusterLostAgent: both(
    '클러스터 안에만 있던 데이터 (보낸 메트릭은 허브에 남습니다)',
    'what was in the cluster alone; metrics that were sent are at the hub',
  ),
  clusterSteps: (ko: string, en: string) => [
    both(
      `노드를 다시 준비하고 ${ko} 문서의 준비 단계를 그 클러스터에 대해 다시 진행합니다.`,
      `Prepare its nodes again and go through the preparation of ${en} for it.`,
    ),
    both(
      '트리를 다시 반영합니다. 이름과 외부 라벨이 같으므로 새 블록은 이전 블록에 이어집니다.',
      'Deliver the tree again. Names and external labels are the same, so new blocks follow the old ones.',
    ),
    both(
      '버킷에 있던 데이터는 그대로 조회됩니다. 그 밖의 것은 이 문서의 복원 절차를 따릅니다.',
      'What is in the buckets can be queried as before; the rest is restored as this page says.',
    ),
  ],
  again: both('클러스터를 다시 설치하는 명령입니다.', 'The commands that bring a cluster back:'),
  hub: both('허브를 잃었을 때', 'The hub is lost'),
  hubRemains: both('버킷의 모든 블록', 'every block in the bucket'),
  hubRemainsAtSidecars: both(
    '버킷의 모든 블록. 사이드카가 있는 엣지는 수집과 업로드를 계속합니다',
    'every block in the bucket; edges with sidecars go on scraping and uploading',
  ),
  hubLost: both('조회와 전역 알림이 멈춥니다', 'no queries and no global alerts meanwhile'),
  hubLostAgents: (promised: string) =>
    both(
      `원격 쓰기 엣지는 ${promised}까지 버팁니다(선언된 값)`,
      `edges that write remotely last for ${promised} as declared`,
    ),
  hubLostScraped: both(
    '허브가 직접 수집하는 엣지의 메트릭은 그동안 생기지 않습니다',
    'edges that the hub scrapes have no metrics of that time',
  ),
  hubSteps: [
    both(
      '허브 클러스터를 먼저 되살립니다. 엣지는 건드리지 않습니다.',
      'Bring the hub back before all else; leave the edges alone.',
    ),
    both(
      'Compactor와 Store는 버킷에서 상태를 다시 읽으므로 복원할 것이 없습니다. Grafana의 대시보드는 트리에 있습니다.',
      'Compactor and store read their state from the bucket. Dashboards of Grafana are in the tree.',
    ),
  ],
  hubBack: both(
    '모든 엣지가 저장소 목록에 다시 나타나고 신호가 도착하는지 확인합니다.',
    'See that all edges are in the list of stores again, and that their signals arrive.',
  ),
  prometheus: both('Prometheus를 잃었을 때', 'A Prometheus is lost'),
  prometheusRemains: both('버킷의 블록', 'blocks in the bucket'),
  prometheusLost: (latest: string) =>
    both(`볼륨까지 잃으면 최대 ${latest}의 메트릭`, `with its volume, metrics of up to the last ${latest}`),
  prometheusText: both(
    'Prometheus는 버킷에서 복원되지 않습니다. 새로 시작해 수집을 이어 가고, 과거는 Store가 답합니다. 볼륨이 손상되어 시작하지 못하면 PVC를 지워 빈 볼륨으로 시작합니다. 지우면 그 안의 올리지 않은 데이터는 사라집니다.',
    'A Prometheus is not restored from the bucket: it starts anew, and the store answers for the past. If a damaged volume keeps it from starting, delete its claim; what was in it and not uploaded is gone then.',
  ),
  thanos: both('Thanos 구성 요소를 잃었을 때', 'A part of Thanos is lost'),
  thanosHead: [both('구성 요소', 'Part'), both('영향', 'Effect'), both('되살리기', 'How it comes back')],
  query: both('조회와 전역 규칙이 멈춤. 데이터는 잃지 않음', 'no queries, no global rules; no data is lost'),
  store: both('과거 조회가 안 됨. 데이터는 잃지 않음', 'no history; no data is lost'),
  compactor: both(
    '버킷이 커지고 다운샘플링이 멈춤. 데이터는 잃지 않음',
    'the bucket grows, no downsampling; no data is lost',
  ),
  thanosAgain: both(
    '먼저 멈춘 이유를 보고, 필요한 것만 다시 시작합니다.',
    'See first why it stopped, then start again what needs it:',
  ),
  ruler: both('전역 알림이 멈춤', 'no global alerts'),
  ingester: (copies: number) =>
    both(`샘플마다 사본 ${copies}벌 가운데 하나가 줄어듦`, `one of the ${copies} copies of each sample is missing`),
  router: both('에이전트가 쓰지 못함', 'agents cannot write'),
  statelessBack: both('다시 시작하면 됩니다', 'start it again'),
  bucketBack: both('다시 시작하면 버킷에서 읽습니다', 'start it again: it reads the bucket'),
  ingesterBack: both(
    '볼륨이 남아 있으면 다시 시작하면 됩니다. 볼륨을 잃었으면 다른 사본이 답합니다',
    'with its volume, start it again; without, the other copies answer',
  ),
  opensearch: both('OpenSearch를 스냅샷에서 복원하기', 'Restore OpenSearch from the archive'),
  opensearchRemains: (archive: string) => both(`${archive} 동안의 일별 스냅샷`, `daily snapshots of ${archive}`),
  opensearchLost: both(
    '마지막 스냅샷 뒤의 로그 (파일 버퍼에 남은 것은 다시 보내집니다)',
    'lines since the last snapshot; what is in the buffers of collectors is sent again',
  ),
  opensearchText: both(
    '스냅샷의 인덱스를 `restored-`로 시작하는 이름으로 복원하므로 지금 쓰고 있는 인덱스와 겹치지 않습니다. 다 본 뒤에는 복원한 인덱스를 지웁니다. 보관 정책은 이 이름에 적용되지 않습니다.',
    'Indices of the snapshot come back under names that begin with `restored-`, so they meet none that are written. Delete them when you are done: the policy of retention does not hold for these names.',
  ),
  chosen: both(
    '결과에서 복원할 스냅샷의 이름을 골라 다음 명령 뒤에 입력합니다.',
    'Choose a snapshot from the answer, and type its name after this command.',
  ),
  restore: both('복원을 시작하고 진행 상황을 봅니다.', 'Begin to restore, and see how far it is.'),
  opensearchOf: (id: string) => both(`\`${id}\`의 로그`, `Logs in \`${id}\``),
  opensearchAll: both(
    '볼륨을 모두 잃은 경우에는 빈 OpenSearch가 시작되고, 설정 Job이 템플릿과 스냅샷 저장소를 다시 등록한 뒤에 위의 절차로 복원합니다. 설정 Job은 다음과 같이 다시 실행합니다.',
    'With all volumes lost an empty OpenSearch starts; once the Job of its settings has registered templates and repository again, restore as above. To run the Job again:',
  ),
  s3: both('오브젝트 스토리지가 멈췄을 때', 'The object store is away'),
  s3Remains: both('클러스터 안의 로컬 데이터', 'local data in the clusters'),
  s3Lost: (promised: string) => both(`${promised}까지는 없음 (증명된 값)`, `nothing for ${promised}, as proved`),
  s3Text: (promised: string) =>
    both(
      `과거 조회만 되지 않고 수집은 계속됩니다. ${promised} 안에 돌아오면 밀린 블록이 저절로 올라가므로 할 일이 없습니다. 더 길어질 것 같으면 \`clusters.metrics.keepLocal\`과 볼륨을 먼저 늘려 반영합니다. 돌아온 뒤에는 업로드가 따라잡는지 확인합니다.`,
      `Only history cannot be queried; scraping goes on. If the store is back within ${promised}, waiting blocks are uploaded by themselves. If it will take longer, raise \`clusters.metrics.keepLocal\` and the volumes first. Then see that uploads catch up.`,
    ),
  s3Down: both(
    '스토리지가 이 플릿의 클러스터에 있으면 그 클러스터를 먼저 확인합니다.',
    'Where a cluster of the fleet serves the store, look there first.',
  ),
  volume: both('Longhorn 백업에서 볼륨 복원하기', 'Restore a volume from its Longhorn backup'),
  volumeRemains: (keep: number) => both(`최근 백업 ${keep}개`, `the last ${keep} backups`),
  volumeLost: both('마지막 백업 뒤의 내용', 'what was written since the last backup'),
  volumeSteps: [
    both('백업이 있는지 확인합니다.', 'See which backups there are.'),
    both(
      '복원할 볼륨을 쓰는 워크로드를 멈춥니다(Argo CD를 쓰는 곳에서는 그 Application의 자동 동기화를 먼저 끕니다).',
      'Stop what uses the volume; where Argo CD delivers, switch off the automatic sync of its Application first.',
    ),
    both(
      '손상된 PVC를 지우고 Longhorn 화면의 Backup 메뉴에서 같은 이름으로 복원한 뒤, Create PV/PVC로 이전과 같은 이름과 네임스페이스의 PVC를 만듭니다.',
      'Delete the damaged claim. In the page of Longhorn, menu Backup, restore under the same name, then Create PV/PVC with the name and namespace of the old claim.',
    ),
    both(
      '워크로드를 다시 시작하고 자동 동기화를 켭니다.',
      'Start the workload, and switch the automatic sync on again.',
    ),
  ],
  volumeOpen: both(
    '백업 목록과 Longhorn 화면을 여는 명령입니다. 화면의 주소는 <http://localhost:8080>입니다.',
    'The list of backups, and the page of Longhorn at <http://localhost:8080>:',
  ),
  volumeNote: both(
    '메트릭 볼륨은 복원할 필요가 거의 없습니다. 버킷의 블록이 더 완전합니다. Grafana의 사용자와 OpenSearch처럼 다른 곳에 없는 것을 먼저 복원합니다.',
    'Volumes of metrics rarely need it: the blocks in the bucket are more complete. Restore first what is nowhere else, such as users of Grafana.',
  ),
};

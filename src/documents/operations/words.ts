import { both } from '../page.ts';

/** The texts of the page of operations. */
export const words = {
  intro: both(
    '모든 변경은 `fleet.yaml`에서 시작합니다. 트리의 파일을 직접 고치면 다음 렌더링이 거부되고, Argo CD를 쓰는 곳에서는 클러스터에서 직접 바꾼 내용도 되돌려집니다.',
    'Every change begins in `fleet.yaml`. A file of the tree that was edited by hand makes the next rendering refuse; where Argo CD delivers, what is changed in a cluster is undone.',
  ),
  change: both('설정 변경', 'Change a setting'),
  changeSteps: {
    edit: both(
      '`fleet.yaml`을 고치고 검사합니다. 약속이 깨지면 어느 구간의 데이터를 잃는지 알려 주고, 그 변경으로 잃는 것, 다시 시작되는 것, 안전한 순서를 보여 줍니다.',
      'Edit `fleet.yaml` and check it. A broken promise is told with the interval that would be lost; then what the change loses or restarts, and the safe order.',
    ),
    tree: both(
      '트리에서 무엇이 바뀌는지 봅니다. 종료 코드 3은 변경이 있다는 뜻입니다.',
      'See what changes in the tree; exit code 3 says that something does.',
    ),
    clusters: both(
      '클러스터에서 무엇이 바뀌는지 봅니다. 더는 렌더링되지 않는 것은 `namsan apply fleet.yaml --prune`으로만 지워집니다.',
      'See what changes in the clusters. What is no longer rendered goes by `namsan apply fleet.yaml --prune` only.',
    ),
    deliver: both(
      '트리를 다시 쓰고 반영한 뒤, 모든 신호가 도착하는지 확인합니다.',
      'Write the tree, deliver it, and see that every signal arrives.',
    ),
  },
  one: both(
    '구성 요소 하나만 비교하고 적용할 수도 있습니다. Thanos Query를 예로 들면 다음과 같습니다.',
    'One component alone is compared and applied like this, for Thanos Query:',
  ),
  add: both('클러스터 추가', 'Add a cluster'),
  addText: (like: string) =>
    both(
      `\`${like}\`의 설정을 본떠 새 클러스터를 추가합니다. 아래의 이름과 주소는 예시이므로 새 클러스터의 값으로 바꿉니다. \`--dry-run\`은 무엇이 쓰이는지만 보여 주며, 확인한 뒤 이 옵션을 빼고 실행합니다. 파일의 주석은 그대로 남습니다.`,
      `Adds a cluster with the settings of \`${like}\`. Name and address below are an example: take those of the new cluster. \`--dry-run\` only shows what would be written; run it again without. Comments in the file stay.`,
    ),
  addNext: both(
    '파일이 바뀌었으면 검사하고 렌더링한 뒤, 새 클러스터에 부족한 것을 확인하고 준비하여 반영합니다. 이미 준비된 클러스터는 그대로 둡니다. 허브의 조회 대상, 알림, 시크릿 목록은 렌더링할 때 저절로 늘어납니다.',
    'Once the file is changed, check and render it, ask what the new cluster lacks, prepare and deliver. Clusters that are prepared stay as they are. Endpoints of the hub, alerts and the list of Secrets grow by themselves.',
  ),
  addWithout: (ko: string, en: string) =>
    both(`namsan 없이 준비하는 방법은 ${ko} 문서에 있습니다.`, `To prepare it without namsan, go through ${en}.`),
  remove: both('클러스터 제거', 'Remove a cluster'),
  removeText: {
    apply: both(
      '`fleet.yaml`에서 그 클러스터의 항목을 지우고 반영합니다. 허브는 더 이상 그 클러스터에 묻지 않습니다. 그 클러스터 안에 있는 것은 지워지지 않으므로 클러스터를 없앨 때 함께 정리합니다. 버킷에 있는 데이터는 보관 기간까지 남습니다.',
      'Take its entry out of `fleet.yaml` and deliver. The hub asks it no longer. What is in the cluster stays until you take the cluster down; what is in the buckets stays for as long as it is kept.',
    ),
    argocd: both(
      '`fleet.yaml`에서 그 클러스터의 항목을 지우고 반영합니다. 허브는 더 이상 그 클러스터에 묻지 않고, Argo CD는 그 클러스터에 설치한 것을 지웁니다. 네임스페이스와 오퍼레이터처럼 다른 것의 바탕이 되는 것은 확인을 받은 뒤에 지웁니다. 버킷에 있는 데이터는 보관 기간까지 남습니다.',
      'Take its entry out of `fleet.yaml` and deliver. The hub asks it no longer, and Argo CD deletes what it installed there; what others stand on, such as namespaces and operators, once somebody confirms it. What is in the buckets stays for as long as it is kept.',
    ),
  },
  upgrade: both('업그레이드', 'Upgrade'),
  upgradeText: both(
    '설치된 버전에서 현재 namsan이 고정한 버전까지 어떤 단계를 거쳐야 하는지, 실제로 도는 버전이 무엇인지 봅니다. 오퍼레이터와 CRD가 먼저이고, 그 위에서 도는 것이 나중입니다.',
    'See the steps from the versions of the tree to those that this namsan pins, and which really run. Operators and their CRDs come first, what they run comes after.',
  ),
  upgradeLonghorn: both(
    'Longhorn은 마이너 버전을 하나씩만 올릴 수 있고 내릴 수 없습니다. 한 단계마다 모든 볼륨이 `healthy`인지 확인한 뒤 다음으로 갑니다.',
    'Longhorn goes up one minor version at a time, and never down. See that every volume is `healthy` before the next step.',
  ),
  upgradeDiff: both(
    '새 버전의 namsan으로 차이를 먼저 보고 트리를 씁니다. 커밋하기 전에 무엇이 다시 시작되고 되돌릴 수 없는 것이 있는지 확인합니다.',
    'With the new namsan, look at the difference first, then write the tree. Before the commit, see what is restarted and what cannot be taken back.',
  ),
  crds: both('CRD', 'CRDs'),
  crdsText: both(
    'CRD는 차트와 함께 서버 측 적용으로 갱신됩니다(클라이언트 측 적용은 크기 제한에 걸립니다). CRD를 지우면 그 종류의 모든 오브젝트가 함께 지워지므로 절대 지우지 않습니다. 저장된 버전은 다음과 같이 확인합니다.',
    'CRDs are renewed with their charts by server-side apply; a client-side one meets a limit of size. Never delete one: every object of its kind goes with it. The stored versions:',
  ),
  back: both('되돌리기', 'Roll back'),
  backNow: both(
    '클러스터에 보관된 직전 릴리스로 곧바로 돌아갑니다. `fleet.yaml`은 그대로이므로 커밋도 뒤이어 되돌립니다.',
    'At once, to the release before, which the clusters keep. `fleet.yaml` stays as it is: take the commit back next.',
  ),
  backText: both(
    '마지막 변경을 취소하는 커밋을 만들고 다시 반영합니다. 오브젝트는 이전 상태로 돌아갑니다.',
    'Make a commit that takes the last change back, and deliver it. Objects become what they were.',
  ),
  backNever: both('되돌려도 돌아오지 않는 것:', 'What no roll-back brings back:'),
  backList: {
    compactor: both(
      '보관 기간을 줄여 Compactor가 지운 블록 (삭제 표시 후 48시간 안이면 표시를 지워 살릴 수 있습니다)',
      'blocks that the compactor deleted for a shorter retention (within 48 hours of their deletion mark, removing the mark saves them)',
    ),
    longhorn: both('Longhorn의 버전', 'the version of Longhorn'),
    opensearch: both(
      'OpenSearch의 버전 (새 버전이 쓴 인덱스는 이전 버전이 읽지 못합니다)',
      'the version of OpenSearch (an older one does not read what a newer one wrote)',
    ),
  },
  backFast: both(
    'namsan 없이 급히 되돌릴 때는 워크로드 하나만 직전 상태로 돌릴 수 있습니다. Argo CD를 쓰는 곳에서는 곧 Git의 상태로 다시 바뀌므로 반드시 커밋도 되돌립니다.',
    'Without namsan, in a hurry, one workload goes back by itself. Where Argo CD delivers, Git wins soon after: take the commit back too.',
  ),
  scale: both('확장', 'Scale'),
  scaleText: both(
    '수치를 바꿀 `fleet.yaml`의 필드와 현재 값입니다.',
    'Fields of `fleet.yaml` with their present values.',
  ),
  scaleHead: [both('필드', 'Field'), both('현재', 'Now'), both('언제 늘리는가', 'When to raise it')],
  scaleRows: {
    query: both(
      '동시 조회가 많아 ThanosQueryIsFull 알림이 울릴 때',
      'many queries at once: the alert ThanosQueryIsFull fires',
    ),
    storeReplicas: both(
      'Store 파드 하나를 잃어도 과거 데이터를 조회해야 할 때 (용량은 늘지 않습니다)',
      'history must be there with one pod lost; it adds no room',
    ),
    storeShards: both(
      '블록이 많아 Store의 메모리나 시작 시간이 길어질 때',
      'many blocks: memory and start of the store grow',
    ),
    receive: both(
      '수신기의 메모리가 차거나 계열이 늘 때. 줄이거나 늘린 직후에는 해시링이 바뀌어 잠시 계열이 겹칩니다',
      'more series than the receivers hold. Just after, the hashring moves and series overlap for a while',
    ),
    keepLocal: (id: string) =>
      both(
        `\`${id}\`: 오브젝트 스토리지 중단을 더 오래 견뎌야 할 때 (볼륨도 함께 늘립니다)`,
        `\`${id}\`: longer outages of the object store must be survived; raise the volume too`,
      ),
    data: (id: string) =>
      both(`\`${id}\`: 로그가 늘어 디스크가 80%를 넘을 때`, `\`${id}\`: more lines than the disks hold: above 80%`),
    logVolume: both('데이터 노드 하나의 볼륨이 모자랄 때', 'the volume of a data node is too small'),
  },
  volume: both('볼륨 늘리기', 'Make a volume larger'),
  volumeText: both(
    '볼륨은 늘릴 수만 있습니다. StatefulSet의 볼륨 크기는 바꿀 수 없으므로, `fleet.yaml`의 값을 올린 뒤 이미 있는 PVC를 직접 늘리고, 파드를 남긴 채 StatefulSet만 지우고 다시 적용합니다. Thanos Store의 볼륨을 현재 값의 두 배로 늘리는 예입니다.',
    'Volumes only grow. The size in a StatefulSet cannot be changed: raise the value in `fleet.yaml`, enlarge the claims that are there, delete the StatefulSet but not its pods, and apply it again. Twice the present volume for Thanos Store:',
  ),
  secrets: both('비밀 값 교체', 'Rotate Secrets'),
  secretsBy: {
    'external-secrets': both(
      '외부 저장소의 값을 바꾸고, 표시를 붙여 곧바로 가져오게 한 뒤 ExternalSecret이 새 값을 가져왔는지 확인합니다.',
      'Change the value in the store, mark the ExternalSecrets so that they look at once, and see that they have taken it.',
    ),
    'sealed-secrets': both(
      '바꿀 시크릿만 새 값으로 다시 봉인하고, 커밋하여 푸시합니다.',
      'Seal new values of those that are due, commit and push.',
    ),
    sops: both(
      '바꿀 시크릿만 새 값으로 다시 암호화하고, 커밋하여 푸시합니다.',
      'Encrypt new values of those that are due, commit and push.',
    ),
    existing: both(
      '바꿀 시크릿만 새 값으로 바꿉니다. 값은 물어보며, 무엇이든 좋은 값은 스스로 만듭니다. 그 값을 쓰는 클러스터가 모두 함께 바뀝니다.',
      'Replace those that are due. Values are asked for, or made where any will do; every cluster that has them gets the new ones.',
    ),
  },
  restart: both(
    '오브젝트 스토리지의 키는 환경 변수로 전달되므로 이를 읽는 파드를 다시 시작합니다. 스토리지에서 옛 키를 지우는 것은 마지막입니다.',
    'Keys of the object store are environment variables: restart what reads them. Remove the old key from the store last.',
  ),
  grafana: both(
    'Grafana의 비밀번호는 첫 시작 때만 시크릿에서 읽습니다. 이미 시작한 Grafana에서는 화면의 프로필에서 바꾸고, 시크릿도 같은 값으로 맞춥니다.',
    'Grafana reads its password from the Secret at its first start only. Later change it in the profile page, and give the Secret the same value.',
  ),
  certificates: both('인증서 교체', 'Rotate certificates'),
  certificatesText: both(
    '서비스 인증서는 cert-manager가 만료 전에 스스로 바꿉니다. 상태는 다음과 같이 확인합니다.',
    'Certificates of services are renewed by cert-manager before they end. See how they are:',
  ),
  intermediates: both(
    '클러스터별 중간 인증서는 다음 명령이 만료 90일 전부터 새로 만듭니다. 분기마다 한 번 실행합니다.',
    'Intermediate certificates of clusters are made anew by this from 90 days before their end. Run it once a quarter.',
  ),
  routine: both('정기 점검', 'Routine'),
  routineList: {
    weekly: both(
      '매주: 알림 없이 지나갔는지, 볼륨 사용률이 80% 아래인지 확인합니다.',
      'Weekly: no alerts, and volumes below 80%.',
    ),
    bucket: both(
      '매주: Compactor가 멈추지 않았는지 확인합니다. 멈춘 채로 두면 버킷과 조회 시간이 계속 늘어납니다.',
      'Weekly: the compactor is not halted. If it stays so, the bucket and the time of queries grow.',
    ),
    snapshots: both(
      '매주: 로그 스냅샷이 매일 만들어졌는지 확인합니다.',
      'Weekly: a snapshot of logs was taken every day.',
    ),
    drill: (ko: string, en: string) =>
      both(`분기마다: ${ko} 문서의 복원 절차를 한 번 연습합니다.`, `Quarterly: practise a restore of ${en}.`),
  },
  routineCommands: both(
    '다음 두 명령이 도착하지 않는 신호, 차오르는 볼륨, 멈춘 Compactor, 오래된 스냅샷, 트리와 달라진 것을 알려 줍니다.',
    'These two tell signals that do not arrive, volumes that fill, a halted compactor, old snapshots, and what differs from the tree.',
  ),
};

import type { Wave } from '../../components/workload.ts';
import { both, type Words } from '../page.ts';

/** The texts of the page of deployment. */
export const words = {
  intro: both(
    '단계는 위에서 아래로 진행하며, 한 단계의 확인이 끝나야 다음 단계로 넘어갑니다. 명령과 스크립트는 모두 다시 실행해도 안전합니다.',
    'Go from top to bottom: a phase begins when the checks of the one before it pass. Every command and script may be run again.',
  ),
  basis: both(
    '예상 시간은 다음과 같이 계산한 값입니다. 노드에 없는 이미지 하나를 받는 데 1분(300MB, 50Mbit/s), 순서대로 시작하는 파드마다 30초입니다. 회선이 느리거나 이미지가 이미 있으면 달라집니다.',
    'Expected durations are computed: one minute for each image that a node has not yet (300 MB at 50 Mbit/s), half a minute for each pod that starts after another. A slower line or images that are there already change them.',
  ),
  basisLogs: both('OpenSearch 노드마다 2분을 더했습니다.', 'Each node of OpenSearch counts for two minutes.'),
  prepare: both('준비 1: 검사와 접근', 'Preparation 1: checks and access'),
  prepareText: both(
    '`fleet.yaml`을 검사하고, 클러스터, 노드, 오브젝트 스토리지, DNS에 부족한 것이 있는지 확인합니다. 부족한 것마다 마련하는 방법이 함께 나오며, 아래의 준비를 마친 뒤에는 남는 것이 없어야 합니다.',
    'Check `fleet.yaml`, and ask clusters, nodes, object stores and DNS for what is missing. Each is told with what brings it; after the preparations below nothing may be left.',
  ),
  answering: both(
    '오브젝트 스토리지가 응답하는지 확인합니다. 응답 코드가 나오면(403도 정상) 닿는 것이고, `000`이면 닿지 않는 것입니다.',
    'See that the object store answers: any code will do (403 is as good), `000` means that it was not reached.',
  ),
  bootstrap: both('아래의 준비를 한 번에 하기', 'The preparations below at once'),
  bootstrapText: both(
    '첫 명령은 무엇이 끝났고 무엇이 남았는지 보여 주고, 둘째 명령은 남은 것을 순서대로 진행합니다. 막히면 이유를 알려 주고 멈추므로, 고친 뒤 다시 실행합니다. 하나씩 하는 명령은 아래에 있습니다.',
    'The first shows what is done and what is left, the second does what is left, in order. Where it cannot go on it says why and ends; mend that and run it again. Below are the same preparations one by one.',
  ),
  clusters: both('준비 2: 클러스터 설치', 'Preparation 2: the clusters'),
  clustersText: both(
    '아직 클러스터가 없으면 아래 스크립트를 표의 장소에서 실행합니다. 이미 있으면 건너뛰고 컨텍스트 이름만 맞춥니다. 노드가 여럿이면 첫 노드에서 시작하고, 나머지는 스크립트가 알려 주는 `join` 명령으로 참여시킵니다.',
    'Where a cluster is not there yet, run its script at the place that the table names. Skip those that are there, and see that contexts have these names. With several nodes begin on the first; the others by the command `join` that the script shows.',
  ),
  clusterHead: [both('클러스터', 'Cluster'), both('실행 장소', 'Run on'), both('명령', 'Command')],
  here: both('이 컴퓨터', 'this machine'),
  kubeconfig: both(
    '노드에서 만든 kubeconfig를 이 컴퓨터의 홈 디렉터리에 클러스터 이름과 `.kubeconfig`를 붙인 이름으로 복사한 뒤 하나로 합칩니다(저장소 안에는 두지 않습니다). 이름이 서로 겹치지 않게 바꾸어 합치므로 여러 번 실행해도 됩니다.',
    'Copy the kubeconfigs that were made on nodes to your home directory, each under the name of its cluster with `.kubeconfig` (never into this tree), and merge them. Names are changed so that none meets another.',
  ),
  bootstrapLate: both(
    '버킷의 키는 트리와 함께 허브에 도착하므로 이 명령은 버킷에서 멈춥니다. 버킷은 아래의 스크립트로 만들고, 이어서 "설치 시작"으로 넘어갑니다.',
    'Keys of the buckets come to the hub with the tree, so this ends at the buckets. Make them by the script below, and go on with "Installation".',
  ),
  bucketsLate: both(
    '트리와 함께 키가 도착한 뒤에는 다음 명령으로 버킷의 설정을 확인합니다.',
    'Once the keys have come with the tree, this tells how the buckets are set:',
  ),
  clustersAnswer: both('모든 클러스터가 응답하는지 확인합니다.', 'See that every cluster answers.'),
  network: both('준비 3: 네트워크', 'Preparation 3: the network'),
  networkText: both(
    '트리를 적용하기 전에 있어야 하는 것을 설치합니다: Gateway API의 리소스 정의와, 네트워크로 쓰는 곳에는 Cilium입니다.',
    'Installs what must be there before the tree: the resource definitions of the Gateway API, and Cilium where it is the network.',
  ),
  certificates: both('준비 4: 인증서', 'Preparation 4: certificates'),
  certificatesText: both(
    '플릿의 루트 CA와 클러스터별 중간 인증서를 만듭니다. 루트 키는 클러스터에 두지 않고 안전한 곳에 보관합니다.',
    'Makes the root CA of the fleet and an intermediate certificate for each cluster. Keep the root key safe, and off every cluster.',
  ),
  secrets: both('준비 5: 시크릿', 'Preparation 5: Secrets'),
  secretsText: (ko: string, en: string) =>
    both(
      `${ko} 문서의 시크릿을 준비합니다. 값은 명령줄에 적지 않으며, 필요한 값은 물어봅니다. 이미 있는 시크릿은 그대로 둡니다.`,
      `Prepares the Secrets of ${en}. No value is written on a command line: what is needed is asked for. Secrets that are there stay.`,
    ),
  secretsOutside: (ko: string, en: string) =>
    both(
      `${ko} 문서의 값을 외부 저장소에 넣습니다. 다음 명령은 저장소의 어느 항목에 무엇이 있어야 하는지, 클러스터에 어디까지 도착했는지 알려 줍니다.`,
      `Put the values of ${en} into your store. This tells which entry must hold what, and how much has arrived in the clusters.`,
    ),
  secretsKept: both(
    '트리에 쓰인 파일을 커밋하고 푸시합니다. 아직 할 수 없다고 나온 것은 오퍼레이터가 설치된 뒤 다시 실행합니다.',
    'Commit and push the files that were written into the tree. What cannot be done yet, as is said then, is done again once its operator runs.',
  ),
  buckets: both('준비 6: 버킷', 'Preparation 6: buckets'),
  bucketsText: (stores: string) =>
    both(
      `버킷을 비공개로, 만료 규칙 없이 만듭니다. namsan은 허브의 시크릿에 있는 키를 쓰고, 스크립트에는 환경 변수 \`AWS_ACCESS_KEY_ID\`와 \`AWS_SECRET_ACCESS_KEY\`로 전달합니다. 스토리지: ${stores}`,
      `Makes the buckets, private and without rules of expiry. namsan takes the keys from the Secret in the hub, the script from \`AWS_ACCESS_KEY_ID\` and \`AWS_SECRET_ACCESS_KEY\`. Stores: ${stores}`,
    ),
  served: both(
    '버킷은 스토리지 클러스터가 시작될 때 그 안의 Job이 만듭니다. 따로 할 일이 없습니다.',
    'Buckets are made by a Job in the cluster that serves them; there is nothing to do by hand.',
  ),
  deliver: both('설치 시작', 'Installation'),
  deliverArgo: (repo: string, branch: string) =>
    both(
      `트리를 \`${repo}\`의 \`${branch}\` 브랜치에 푸시한 뒤 Argo CD를 설치하고 나머지 클러스터를 등록합니다. 이후에는 Argo CD가 아래의 단계를 순서대로 진행합니다. 한 단계의 Application이 모두 Healthy가 되어야 다음 단계가 시작됩니다.`,
      `Push the tree to the branch \`${branch}\` of \`${repo}\`, install Argo CD, and register the other clusters. From then on Argo CD goes through the waves below; a wave begins when every Application of the one before it is healthy.`,
    ),
  deliverApply: both(
    '전체를 단계 순서대로 적용합니다. 한 단계가 준비되어야 다음 단계를 시작하고, 무엇을 기다리는지 클러스터별로 알려 줍니다. 일부만 적용할 때는 `--cluster`와 `--component`로 이름을 적습니다. 스크립트는 뒤에 붙인 이름의 클러스터만 적용합니다.',
    'Applies everything, wave by wave: a wave begins when the one before it is ready, and what each cluster waits for is said. `--cluster` and `--component` name a part; the script takes names of clusters behind it.',
  ),
  progress: both(
    '진행 상태와 기다리는 이유를 봅니다. 모두 준비되면 끝납니다.',
    'See how far it is, and what is waited for. It ends when all is ready.',
  ),
  waves: both(
    '아래에는 단계마다 설치되는 것과 namsan 없이 확인하는 명령이 있습니다. `namsan status fleet.yaml`은 모든 단계에서 아직 준비되지 않은 것과 그 이유를 보여 줍니다.',
    'Below is what each wave installs, with checks for those who go without namsan. `namsan status fleet.yaml` shows what is not ready yet of any wave, and why.',
  ),
  wave: (wave: number) => both(`단계 ${wave}`, `Wave ${wave}`),
  waveHead: [
    both('클러스터', 'Cluster'),
    both('디렉터리', 'Directory'),
    both('설치되는 것', 'What is installed'),
    both('예상 시간', 'Expected'),
  ],
  minutes: (count: number) => both(`${count}분`, `${count} min`),
  parts: (objects: number, charts: string) =>
    both(
      [...(objects === 0 ? [] : [`오브젝트 ${objects}개`]), ...(charts === '' ? [] : [`차트 ${charts}`])].join(', '),
      [
        ...(objects === 0 ? [] : [objects === 1 ? '1 object' : `${objects} objects`]),
        ...(charts === '' ? [] : [`chart ${charts}`]),
      ].join(', '),
    ),
  check: both('namsan 없이 확인하는 명령입니다.', 'To check without namsan:'),
  likewise: (count: number) =>
    both(
      `같은 구성의 나머지 클러스터 ${count}개도 같은 방법으로 확인합니다.`,
      `The other ${count} clusters of the same sorts are checked likewise.`,
    ),
  verify: both('마지막 확인', 'Verification'),
  verifyText: both(
    '모든 클러스터의 신호가 허브에 도착하는지 확인하고, 표시를 보내 걸리는 시간을 잽니다. 첫 블록처럼 아직 때가 되지 않은 것은 그렇게 나오고 정상으로 셉니다.',
    'Every signal of every cluster must arrive; markers show how long it takes. What is not due yet, as the first block, is told so and counts as good.',
  ),
  verifyMetrics: both(
    '메트릭: 클러스터별 수집 대상이 모두 나오는지 확인합니다.',
    'Metrics: every cluster must be named.',
  ),
  verifyStores: both(
    'Thanos Query에 등록된 저장소를 확인합니다. `lastError`가 모두 `null`이어야 합니다.',
    'Stores that Thanos Query knows; every `lastError` must be `null`.',
  ),
  verifyStore: both(
    '버킷 업로드는 첫 블록이 잘린 뒤(설치 후 약 3시간)에 시작됩니다. 그 뒤에 Store의 블록 수가 0보다 커야 합니다.',
    'Uploads begin when the first block is cut, about three hours after the installation. Then the store must have blocks.',
  ),
  verifyLogs: (id: string) =>
    both(
      `로그: \`${id}\`의 OpenSearch에 오늘 날짜의 인덱스가 있고 문서 수가 늘어나야 합니다.`,
      `Logs: the OpenSearch of \`${id}\` must have indices of today, with a growing count of documents.`,
    ),
  more: both('브라우저 주소는 다음 문서에 있습니다: ', 'Addresses for a browser: '),
  waveNames: {
    0: both('네임스페이스', 'namespaces'),
    5: both('네트워크', 'network'),
    10: both('인증서와 시크릿 오퍼레이터', 'operators of certificates and Secrets'),
    15: both('발급자와 시크릿', 'issuers and Secrets'),
    20: both('스토리지와 게이트웨이', 'storage and gateways'),
    30: both('오퍼레이터', 'operators'),
    40: both('저장과 수집', 'stores and scrapers'),
    45: both('인덱스 설정', 'settings of indices'),
    50: both('조회', 'queries'),
    60: both('로그 수집기', 'log collectors'),
  } satisfies Record<Wave, Words>,
};

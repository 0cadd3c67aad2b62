import { both } from '../page.ts';

/** The texts of the first page. */
export const words = {
  title: (fleet: string) => both(`${fleet}: 멀티클러스터 관측 플랫폼`, `${fleet}: observability of many clusters`),
  what: (clusters: number, hub: string) =>
    both(
      `이 저장소에는 클러스터 ${clusters}개의 메트릭과 로그를 모으는 시스템 전체가 들어 있습니다. 모든 조회는 허브 \`${hub}\`에서 이루어집니다. 파일은 모두 namsan이 \`fleet.yaml\` 하나에서 생성하므로 직접 고치지 않습니다. 바꾸려면 \`fleet.yaml\`을 고치고 다시 렌더링합니다.`,
      `This repository holds the whole system that gathers the metrics and logs of ${clusters} clusters. Every question is answered by the hub \`${hub}\`. All files are written by namsan from one \`fleet.yaml\` and are never edited by hand: edit \`fleet.yaml\` and render again.`,
    ),
  where: both(
    '이 문서의 명령은 모두 저장소의 최상위 디렉터리에서 실행합니다. `fleet.yaml`도 같은 위치에 있습니다.',
    'Every command of these pages is run in the root of this tree, where `fleet.yaml` lies too.',
  ),
  clusters: both('클러스터', 'Clusters'),
  clusterHead: [
    both('클러스터', 'Cluster'),
    both('역할', 'Role'),
    both('노드', 'Nodes'),
    both('kubectl 컨텍스트', 'kubectl context'),
    both('메트릭', 'Metrics'),
    both('로그', 'Logs'),
    both('외부 접근', 'Reached by'),
  ],
  promises: both('보장하는 것', 'What is promised'),
  promiseHead: [both('항목', 'Promise'), both('값', 'Value')],
  keepMetrics: both('허브에서 조회할 수 있는 메트릭 기간', 'Metrics that can be queried at the hub'),
  keepMetricsValue: (raw: string, five: string, hour: string) =>
    both(
      `원본 ${raw}, 5분 해상도 ${five}, 1시간 해상도 ${hour}`,
      `raw ${raw}, 5-minute points ${five}, hourly points ${hour}`,
    ),
  interval: both('수집 간격', 'Scrape interval'),
  objectStore: both('오브젝트 스토리지가 멈춰도 메트릭을 잃지 않는 시간', 'Object store away, without losing metrics'),
  keepLogs: both('로그 보관', 'Logs'),
  keepLogsValue: (search: string, archive: string) =>
    both(`검색 ${search}, 스냅샷 ${archive}`, `searchable ${search}, in snapshots ${archive}`),
  pages: both('문서', 'Pages'),
  pageHead: [both('문서', 'Page'), both('내용', 'For')],
  tools: both('필요한 도구', 'Tools'),
  toolHead: [both('도구', 'Tool'), both('용도', 'For')],
  kubectl: (versions: string) =>
    both(
      `모든 클러스터 (Kubernetes ${versions}; 버전 차이는 마이너 하나까지 허용됩니다)`,
      `every cluster (Kubernetes ${versions}; one minor version of difference is allowed)`,
    ),
  kustomize: both(
    '5.8.1 이상. `clusters/` 아래 각 디렉터리를 빌드합니다',
    '5.8.1 or newer: builds each directory below `clusters/`',
  ),
  helm: both(
    'kustomize가 차트를 펼칠 때 사용합니다. 직접 `helm install`은 하지 않습니다',
    'used by kustomize to expand charts; nothing is installed by `helm install`',
  ),
  promtool: both('namsan 없이 PromQL 질의로 확인할 때', 'to check by PromQL, without namsan'),
  curl: both('namsan 없이 HTTP API로 확인할 때', 'to check by HTTP, without namsan'),
  openssl: both('인증서를 만들고 확인할 때', 'to make and read certificates'),
  argocd: both('동기화 상태를 볼 때', 'to see what is synced'),
  namsan: both('검사, 증명, 렌더링, 설치, 확인', 'checks, proofs, rendering, installation, verification'),
  first: both('처음 설치하기', 'First installation'),
  check: both(
    '`fleet.yaml`을 검사합니다. 오류가 없어야 하고, 모든 클러스터의 메트릭이 약속한 기간만큼 허브에 도달한다는 증명도 함께 이루어집니다.',
    'Check `fleet.yaml`. There must be no errors; that the metrics of every cluster reach the hub for as long as promised is proved along with it.',
  ),
  preflight: both(
    '클러스터, 노드, 오브젝트 스토리지, DNS에 부족한 것이 있는지 확인합니다. 부족한 것은 그것을 마련하는 방법과 함께 나옵니다.',
    'Ask clusters, nodes, object stores and DNS for what is missing. It is told with what brings it.',
  ),
  push: (repo: string, branch: string) =>
    both(
      `트리를 \`${repo}\`의 \`${branch}\` 브랜치에 푸시합니다.`,
      `Push the tree to the branch \`${branch}\` of \`${repo}\`.`,
    ),
  bootstrap: (link: string, linkEn: string) =>
    both(
      `클러스터를 준비합니다. 이미 된 것은 건너뛰고, 시크릿의 값은 물어봅니다. 시크릿의 목록은 ${link} 문서에 있습니다.`,
      `Prepare the clusters. What is done already is left as it is; values of Secrets are asked for, and their list is in ${linkEn}.`,
    ),
  bootstrapOutside: (link: string, linkEn: string) =>
    both(
      `클러스터를 준비합니다. 이미 된 것은 건너뛰고, 외부 저장소에 있어야 하는 값을 알려 줍니다. 시크릿의 목록은 ${link} 문서에 있습니다.`,
      `Prepare the clusters. What is done already is left as it is; what your store must hold is told. The Secrets are in ${linkEn}.`,
    ),
  late: (link: string, linkEn: string) =>
    both(
      `버킷의 키는 트리와 함께 허브에 도착하므로 준비는 버킷에서 멈춥니다. 버킷은 ${link} 문서의 스크립트로 만들고 계속합니다.`,
      `Keys of the buckets come to the hub with the tree, so this ends at the buckets. Make them by the script of ${linkEn}, and go on.`,
    ),
  kept: both(
    '트리에 쓰인 시크릿 파일을 커밋하고 푸시합니다. 아직 만들 수 없다고 나온 것은 오퍼레이터가 설치된 뒤 `namsan secrets fleet.yaml`로 만들어 푸시합니다.',
    'Commit and push the files of Secrets that were written into the tree. What cannot be made yet, as is said then, is made by `namsan secrets fleet.yaml` once its operator runs, and pushed.',
  ),
  apply: both(
    '전체를 설치합니다. 한 단계가 준비되어야 다음 단계를 시작하고, 무엇을 기다리는지 알려 줍니다.',
    'Install everything, wave by wave. A wave begins when the one before it is ready, and what is waited for is said.',
  ),
  watch: both(
    'Argo CD가 설치하는 동안 무엇을 기다리는지 봅니다. 모두 준비되면 끝납니다.',
    'See what is waited for while Argo CD installs. It ends when all is ready.',
  ),
  phases: (link: string, linkEn: string) =>
    both(
      `단계별 순서와 namsan 없이 설치하는 방법은 ${link} 문서에 있습니다.`,
      `The phases one by one, and how to go without namsan: ${linkEn}.`,
    ),
  look: both('처음 확인하기', 'First look'),
  verify: both(
    '모든 클러스터의 메트릭과 로그가 허브에 도착하는지 확인하고, 표시를 하나씩 보내 얼마나 걸리는지 잽니다.',
    'See that metrics and logs of every cluster arrive, then send a marker from each and time it.',
  ),
  lookText: both(
    '클러스터별로 살아 있는 수집 대상의 수를 허브에 물어봅니다. 메트릭을 보내는 클러스터가 모두 나와야 합니다.',
    'Ask the hub how many targets are up in each cluster. Every cluster that sends metrics must be named.',
  ),
  expect: (ids: string) =>
    both(`결과에 나와야 하는 \`cluster\` 값: ${ids}`, `Values of \`cluster\` that must be in the answer: ${ids}`),
  open: both('브라우저에서 여는 주소는 다음과 같습니다.', 'Addresses to open in a browser:'),
  openHead: [both('무엇', 'What'), both('클러스터', 'Cluster'), both('주소', 'Address')],
  password: both(
    'Grafana의 관리자 이름과 비밀번호는 시크릿 `grafana-admin`에 있습니다. 다음 명령은 사용자 이름을 보여 줍니다. 비밀번호는 `admin-password` 키에서 같은 방법으로 읽습니다.',
    'Name and password of the Grafana administrator are in the Secret `grafana-admin`. This shows the name; the password is read in the same way from the key `admin-password`.',
  ),
};

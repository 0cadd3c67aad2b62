import { both } from '../page.ts';

/** The texts of the page of capacity. */
export const words = {
  intro: both(
    '렌더링된 오브젝트와 차트 값에 적힌 요청량, 그리고 클러스터의 부하에 필요한 양을 `fleet.yaml`에 선언한 노드와 비교합니다. `~`가 붙은 값은 부하를 선언하지 않아 추정한 값입니다. `fleet.yaml`의 `load`와 `logs.rate`에 실제 부하를 적으면 정확해집니다.',
    'What the rendered objects and the values of charts request, and what the load of the clusters needs, against the nodes that `fleet.yaml` declares. Figures with `~` rest on an estimated load: declare the real one in `load` and `logs.rate` of `fleet.yaml`.',
  ),
  chartNote: both(
    '이름이 `chart`로 시작하는 행은 차트 값에서 읽었습니다. 값에 적지 않은 부분은 차트의 기본값을 따르며 합계에 들어 있지 않습니다. 노드의 값은 Kubernetes와 운영체제의 몫을 뺀, 파드가 쓸 수 있는 양입니다.',
    'Rows that begin with `chart` are read from the values of charts. What these do not mention follows the chart and is not in the sums. Of nodes counts what is left for pods after the system and Kubernetes.',
  ),
  summary: both('요약', 'Summary'),
  summaryHead: [
    both('클러스터', 'Cluster'),
    both('계열', 'Series'),
    both('CPU 요청 / 파드 몫', 'CPU requested / for pods'),
    both('메모리 요청 / 파드 몫', 'Memory requested / for pods'),
    both('볼륨에 필요한 디스크 / 선언', 'Disk for volumes / declared'),
    both('판정', 'Verdict'),
  ],
  fits: both('여유 있음', 'fits'),
  tight: both('80% 초과', 'more than 80%'),
  tooSmall: both('부족함', 'too small'),
  buckets: both('버킷', 'Buckets'),
  bucketHead: [
    both('버킷', 'Bucket'),
    both('하루 증가량', 'Growth a day'),
    both('보존 기간을 다 채웠을 때', 'Once the oldest data goes'),
  ],
  links: both('클러스터 사이의 전송량', 'Between clusters'),
  linksNote: both(
    '평균값입니다. 조회가 만드는 전송량은 들어 있지 않습니다.',
    'On average. Answers to queries come beside them.',
  ),
  linkHead: [both('어디서 어디로', 'From and to'), both('무엇', 'What'), both('초당', 'A second')],
  nodes: both('노드', 'Nodes'),
  nodeHead: [both('노드', 'Node'), 'CPU', both('메모리', 'Memory'), both('디스크', 'Disk')],
  minimum: both('최소 (같은 수의 노드)', 'At least, as many nodes'),
  recommended: both('권장 (80%까지, 부하가 커질 때의 메모리)', 'Recommended: 80% full, memory with churn and queries'),
  cluster: (id: string) => both(`클러스터 \`${id}\``, `Cluster \`${id}\``),
  head: [
    both('무엇', 'What'),
    both('파드', 'Pods'),
    both('CPU 요청', 'CPU request'),
    both('메모리 요청', 'Memory request'),
    both('메모리 제한', 'Memory limit'),
    both('볼륨', 'Volume'),
    both('필요한 메모리', 'Memory needed'),
    both('필요한 볼륨', 'Volume needed'),
  ],
  perPod: both(
    '값은 파드 하나의 값이고, 마지막 행은 모든 파드의 합계입니다.',
    'Values are those of one pod; the last row is the sum of all pods.',
  ),
  sum: both('합계', 'Sum'),
  longhorn: (copies: number) =>
    both(
      `Longhorn은 볼륨마다 사본을 ${copies}개 두고 디스크의 30%를 비워 둡니다. 위의 요약에는 둘 다 들어 있습니다.`,
      `Longhorn keeps ${copies === 1 ? 'one copy' : `${copies} copies`} of each volume and 30% of the disks free. The summary above counts both.`,
    ),
  formulas: both('계산식', 'Formulas'),
  formulaHead: [both('이름', 'Name'), both('식', 'Law'), both('출처', 'Source')],
};

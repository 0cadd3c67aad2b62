import { both } from '../page.ts';

/** The texts of the page of capacity. */
export const words = {
  intro: both(
    '렌더링된 오브젝트와 차트 값에 적힌 요청량을 `fleet.yaml`에 선언한 노드와 비교합니다. 실제 사용량은 수집하는 계열과 로그의 양에 따라 달라지므로, 운영 중에는 대시보드로 확인합니다.',
    'The requests of the rendered objects and of the values of charts, against the nodes that `fleet.yaml` declares. What is really used depends on the series and lines that are gathered: watch the dashboards.',
  ),
  chartNote: both(
    '이름이 `chart`로 시작하는 행은 차트 값에서 읽었습니다. 값에 적지 않은 부분은 차트의 기본값을 따르며 합계에 들어 있지 않습니다. Kubernetes 자체와 운영체제가 쓰는 몫도 들어 있지 않으므로 노드마다 CPU 0.5개와 메모리 1GiB 이상을 남겨 둡니다.',
    'Rows that begin with `chart` are read from the values of charts. What these do not mention follows the chart and is not in the sums, nor is what Kubernetes and the system take: leave half a core and 1 GiB free on each node.',
  ),
  summary: both('요약', 'Summary'),
  summaryHead: [
    both('클러스터', 'Cluster'),
    both('CPU 요청 / 선언', 'CPU requested / declared'),
    both('메모리 요청 / 선언', 'Memory requested / declared'),
    both('볼륨 / 디스크', 'Volumes / disks'),
    both('판정', 'Verdict'),
  ],
  fits: both('여유 있음', 'fits'),
  tight: both('80% 초과', 'more than 80%'),
  tooSmall: both('부족함', 'too small'),
  nodes: both('노드', 'Nodes'),
  nodeHead: [
    both('노드', 'Node'),
    both('주소', 'Address'),
    'CPU',
    both('메모리', 'Memory'),
    both('디스크', 'Disk'),
    both('고르게 나눈 요청 (CPU, 메모리)', 'Even share of the requests (CPU, memory)'),
  ],
  cluster: (id: string) => both(`클러스터 \`${id}\``, `Cluster \`${id}\``),
  head: [
    both('무엇', 'What'),
    both('파드', 'Pods'),
    both('CPU 요청', 'CPU request'),
    both('메모리 요청', 'Memory request'),
    both('메모리 제한', 'Memory limit'),
    both('볼륨', 'Volume'),
  ],
  perPod: both(
    '값은 파드 하나의 값이고, 마지막 행은 모든 파드의 합계입니다.',
    'Values are those of one pod; the last row is the sum of all pods.',
  ),
  sum: both('합계', 'Sum'),
  copies: (replicas: number) =>
    both(
      `Longhorn이 볼륨마다 사본을 ${replicas}개 두므로 디스크는 합계의 ${replicas}배가 필요합니다. 위의 요약에는 사본이 들어 있습니다.`,
      `Longhorn keeps ${replicas} copies of each volume, so the disks need ${replicas} times the sum. The summary above counts the copies.`,
    ),
};

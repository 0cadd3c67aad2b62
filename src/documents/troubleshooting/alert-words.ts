import { both, type Words } from '../page.ts';

/** What an alert means, and what to do. */
export interface AlertWords {
  readonly means: Words;
  readonly act: Words;
}

/** The words of one alert: its meaning and what to do, each in Korean and in English. */
export function alertOf(meansKo: string, meansEn: string, actKo: string, actEn: string): AlertWords {
  return { means: both(meansKo, meansEn), act: both(actKo, actEn) };
}

const bucketKo =
  '오브젝트 스토리지의 주소, 키, 네트워크를 확인합니다. 로그에 거부(403)와 시간 초과가 구별되어 나옵니다.';
const bucketEn =
  'Look at the address, the keys and the network of the object store; the log tells a refusal (403) from a time-out.';

/** The alerts of the fleet itself and of what writes into it, by name. */
export const fleetAlerts: Readonly<Record<string, AlertWords>> = {
  Watchdog: alertOf(
    '항상 울리는 알림입니다. 이 알림이 도착하는 동안은 규칙 평가와 알림 전송이 정상입니다.',
    'It always fires. As long as it arrives, rules are evaluated and alerts are sent.',
    '도착하지 않으면 Thanos Ruler와 Alertmanager를 차례로 확인합니다.',
    'When it stops, look at Thanos Ruler, then at Alertmanager.',
  ),
  ClusterSendsNoMetrics: alertOf(
    '허브가 이 클러스터의 메트릭을 보지 못합니다. 클러스터, 연결, 수집기 가운데 하나가 멈췄습니다.',
    'The hub sees no metrics of this cluster: the cluster, its link or its scraper is down.',
    '아래의 "메트릭이 보이지 않을 때" 절차를 그 클러스터에 대해 진행합니다.',
    'Go through "Metrics are missing" above for that cluster.',
  ),
  ScrapedTargetsAreDown: alertOf(
    '허브가 직접 수집하는 클러스터의 대상이 API 서버를 통해 응답하지 않습니다.',
    'Targets of a cluster that the hub scrapes do not answer through its API server.',
    '그 클러스터의 API 서버와, 허브에 있는 접근 토큰이 유효한지 확인합니다.',
    'See that its API server answers and that the token on the hub is valid.',
  ),
  PrometheusAgentIsDown: alertOf(
    '에이전트가 멈췄습니다. 그 에이전트만 수집하는 대상의 메트릭은 그동안 남지 않습니다.',
    'An agent is down; what it alone scrapes is lost meanwhile.',
    '파드의 상태와 종료 이유(메모리 부족 등), 볼륨을 확인합니다.',
    'Look at the state of its pod, why it ended (such as out of memory), and its volume.',
  ),
  PrometheusAgentLosesSamples: alertOf(
    '거부되어 다시 보내지 않는 샘플을 버리고 있습니다.',
    'Samples are refused, not sent again, and thrown away.',
    '테넌트 한도, 너무 오래된 샘플, 중복 시각이 흔한 원인입니다. 로그에서 응답 코드를 확인합니다.',
    'Limits of the tenant, samples too old or with equal times are common causes; the log has the code of the answer.',
  ),
  PrometheusAgentFallsBehind: alertOf(
    '원격 쓰기가 수집보다 느립니다. 계속되면 쓰기 전 로그가 잘리면서 샘플을 잃습니다.',
    'Remote write is slower than scraping; if it goes on, the write-ahead log is truncated and samples are lost.',
    'Thanos Receive의 부하와 허브까지의 연결을 먼저 확인하고, 정상이면 계열 수를 줄이거나 에이전트를 나눕니다.',
    'Look at the load of Thanos Receive and the link first; if they are well, scrape fewer series or divide the agent.',
  ),
};

/** The alerts of what keeps and uploads metrics. */
export const storeAlerts: Readonly<Record<string, AlertWords>> = {
  ThanosSidecarBucketOperationsFailed: alertOf(
    '사이드카의 버킷 작업이 실패합니다. 블록이 로컬에만 남고, 로컬 보관 기간이 끝나면 사라집니다.',
    'Bucket operations of a sidecar fail. Blocks stay local, and are gone when the local retention ends.',
    bucketKo,
    bucketEn,
  ),
  ThanosSidecarNoConnectionToStartedPrometheus: alertOf(
    '시작을 마친 Prometheus에 사이드카가 접속하지 못합니다.',
    'A sidecar does not reach its Prometheus, which has started.',
    '같은 파드 안의 연결이므로 Prometheus 컨테이너의 로그와 메모리를 확인합니다.',
    'Both are in one pod: look at the log and the memory of the Prometheus container.',
  ),
  ThanosSidecarIsDown: alertOf(
    '이 클러스터의 사이드카가 하나도 응답하지 않습니다. 허브는 이미 올라간 블록만 볼 수 있습니다.',
    'No sidecar of this cluster answers; the hub sees only blocks that were uploaded before.',
    'Prometheus 파드가 떠 있는지, 볼륨이 연결되어 있는지 확인합니다.',
    'See that the pods of Prometheus run and have their volumes.',
  ),
  ThanosSidecarUploadsLate: alertOf(
    '네 시간 동안 올린 블록이 없습니다. 블록은 두 시간마다 만들어집니다.',
    'No block was uploaded for four hours; one is cut every two.',
    bucketKo,
    bucketEn,
  ),
  ThanosCompactorHalted: alertOf(
    '합칠 수 없는 블록을 만나 멈췄습니다. 다시 시작할 때까지 보관 기간과 다운샘플링이 적용되지 않습니다.',
    'It met blocks that it cannot merge; retention and downsampling stand still until it is restarted.',
    '로그에서 겹치는 블록의 ID와 외부 라벨을 찾습니다. 같은 라벨로 올리는 클러스터나 두 번째 Compactor를 없앤 뒤, 문제의 블록에 삭제 표시를 하고 다시 시작합니다.',
    'Its log names the blocks that overlap and their labels. Remove the second producer or compactor, mark the bad block for deletion, and restart it.',
  ),
  ThanosCompactorIsDown: alertOf(
    '블록이 합쳐지지도, 다운샘플링되지도, 지워지지도 않아 버킷이 커집니다.',
    'Blocks are neither merged nor downsampled nor deleted; the bucket grows.',
    '파드의 종료 이유와 작업 볼륨의 여유를 확인합니다. 며칠 안에 고치면 데이터는 잃지 않습니다.',
    'Look at why its pod ended and at its work volume. Mended within days, nothing is lost.',
  ),
  ThanosCompactorTwice: alertOf(
    '한 버킷에 Compactor가 둘 이상이면 서로의 블록을 망가뜨립니다.',
    'Two compactors of one bucket destroy each other’s blocks.',
    '즉시 하나만 남깁니다. 같은 버킷을 쓰는 다른 시스템이 있는지도 확인합니다.',
    'Stop all but one at once; look for another system that uses the same bucket.',
  ),
  ThanosCompactorFailsCompactions: alertOf(
    '압축 작업이 실패합니다.',
    'Compactions fail.',
    '작업 볼륨의 여유와 로그의 오류를 확인합니다. 볼륨은 가장 큰 2주 블록의 두 배가 필요합니다.',
    'Look at the work volume (twice the largest two-week stream) and at the errors in its log.',
  ),
  ThanosCompactorBucketFails: alertOf(
    'Compactor의 버킷 작업이 실패합니다.',
    'Bucket operations of the compactor fail.',
    bucketKo,
    bucketEn,
  ),
  ThanosCompactorIdle: alertOf(
    '오랫동안 새 블록을 올리지 않았습니다.',
    'It has uploaded nothing for long.',
    '멈춤(halted) 여부와 블록이 버킷에 들어오고 있는지 확인합니다.',
    'See whether it is halted, and whether blocks still come into the bucket.',
  ),
  ThanosStoreIsDown: alertOf(
    'Store가 멈춰 버킷에 있는 과거 데이터를 조회하지 못할 수 있습니다.',
    'A store gateway is down: history in the bucket may be out of reach.',
    '메모리 부족으로 끝났다면 메모리를 늘리거나 `metrics.store.shards`를 늘립니다.',
    'If it ran out of memory, give it more, or raise `metrics.store.shards`.',
  ),
  ThanosStoreBucketFails: alertOf(
    'Store의 버킷 작업이 실패합니다.',
    'Bucket operations of a store gateway fail.',
    bucketKo,
    bucketEn,
  ),
  ThanosStoreFailsCalls: alertOf(
    'Store에 대한 호출이 오류로 끝납니다.',
    'Calls to a store gateway end in an error.',
    '너무 넓은 기간의 조회가 한도에 걸린 것인지, 버킷이 느린 것인지 로그로 구별합니다.',
    'Its log tells whether wide queries meet a limit or the bucket is slow.',
  ),
  ThanosStoreBlocksNotLoaded: alertOf(
    '블록을 읽지 못해 그 기간이 조회 결과에서 빠집니다.',
    'Blocks could not be loaded: their times are missing from answers.',
    '로그에 나온 블록을 버킷에서 확인합니다. 일부만 올라간 블록은 Compactor가 이틀 뒤에 지웁니다.',
    'Look at the blocks that its log names; those uploaded in part are deleted by the compactor after two days.',
  ),
};

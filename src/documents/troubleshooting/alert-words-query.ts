import { type AlertWords, alertOf } from './alert-words.ts';

/** The alerts of what answers, evaluates and receives. */
export const queryAlerts: Readonly<Record<string, AlertWords>> = {
  ThanosQueryIsDown: alertOf(
    'Thanos Query 파드가 하나도 없어 대시보드와 전역 규칙이 아무것도 보지 못합니다.',
    'No pod of Thanos Query is up: dashboards and global rules see nothing.',
    '파드가 왜 예약되지 않거나 다시 시작하는지 확인합니다.',
    'See why its pods are not scheduled or start again.',
  ),
  ThanosQueryFailsQueries: alertOf(
    '조회가 오류로 끝납니다.',
    'Queries end in an error.',
    '저장소 목록에서 `lastError`가 있는 곳을 찾고, 시간 초과라면 조회 기간을 줄여 봅니다.',
    'Look for a `lastError` in its list of stores; if queries time out, ask for less.',
  ),
  ThanosQueryLosesStores: alertOf(
    '저장소 호출이 실패하여 일부 클러스터나 기간이 답에서 빠질 수 있습니다.',
    'Calls to StoreAPIs fail: answers may lack clusters or times.',
    '저장소 목록에서 실패하는 주소를 찾아, 그 클러스터까지의 경로를 확인합니다.',
    'Find the failing address in its list of stores, and go along the way to that cluster.',
  ),
  ThanosQueryCannotResolveStores: alertOf(
    '저장소의 이름을 해석하지 못합니다.',
    'It cannot look up the stores that it asks.',
    '클러스터의 CoreDNS와, 다른 클러스터 호스트 이름의 DNS 레코드를 확인합니다.',
    'Look at CoreDNS, and at the DNS records of hosts of other clusters.',
  ),
  ThanosQueryIsFull: alertOf(
    '동시 조회 한도에 계속 닿아 있습니다.',
    'It is at its limit of concurrent queries.',
    '무거운 대시보드를 찾고, 필요하면 `metrics.query.replicas`를 늘립니다.',
    'Look for heavy dashboards; raise `metrics.query.replicas` if needed.',
  ),
  ThanosRulerIsDown: alertOf(
    'Ruler가 없어 클러스터가 사라져도 알 수 없습니다.',
    'No ruler is up: a lost cluster would not be noticed.',
    '파드의 상태와 볼륨을 확인합니다.',
    'Look at its pods and their volumes.',
  ),
  ThanosRulerDropsAlerts: alertOf(
    'Alertmanager에 전달하지 못한 알림을 버리고 있습니다.',
    'It drops alerts that it cannot give to an Alertmanager.',
    'Alertmanager 파드와 서비스가 응답하는지 확인합니다.',
    'See that Alertmanager and its Service answer.',
  ),
  ThanosRulerFailsRules: alertOf(
    '규칙 평가가 실패합니다.',
    'Evaluations of rules fail.',
    '로그에서 실패한 규칙과 Thanos Query의 오류를 확인합니다.',
    'Its log names the rule and the error of Thanos Query.',
  ),
  ThanosRulerKeepsOldRules: alertOf(
    '바뀐 규칙을 읽지 못하고 이전 규칙을 평가합니다.',
    'It still evaluates the rules from before the last change.',
    '규칙의 문법 오류를 로그에서 찾아 고칩니다.',
    'Its log has the fault in the new rules.',
  ),
  ThanosReceiveIngesterIsDown: alertOf(
    '수신기 하나가 멈춰 샘플의 사본이 하나 줄었습니다.',
    'An ingester is down: its samples have a copy less.',
    '다른 수신기가 멈추기 전에 되살립니다. 과반수가 멈추면 쓰기가 거부됩니다.',
    'Bring it back before another stops: without more than half, writes are refused.',
  ),
  ThanosReceiveIngesterUploadsNothing: alertOf(
    '블록이 수신기의 볼륨에만 있고, 로컬 보관 기간이 끝나면 사라집니다.',
    'Blocks are on its own volume only, and end with its local retention.',
    '오브젝트 스토리지의 주소와 키, 수신기의 로그를 확인합니다.',
    'Look at the address and keys of the object store, and at its log.',
  ),
  ThanosReceiveIngesterUploadsFail: alertOf(
    '수신기의 업로드가 30분 동안 실패했습니다.',
    'Uploads of an ingester have failed for 30 minutes.',
    '오브젝트 스토리지의 주소와 키, 수신기의 로그를 확인합니다.',
    'Look at the address and keys of the object store, and at its log.',
  ),
  ThanosReceiveRouterIsDown: alertOf(
    '에이전트가 쓸 곳이 없습니다. 샘플은 에이전트의 쓰기 전 로그가 버티는 동안만 남습니다.',
    'Agents cannot write; samples last only as long as their write-ahead logs.',
    '가장 먼저 되살립니다. 파드와 외부 주소를 확인합니다.',
    'Bring it back before all else: look at its pods and its outer address.',
  ),
  ThanosReceiveRefusesWrites: alertOf(
    '원격 쓰기 일부가 실패하고, 에이전트가 다시 보냅니다.',
    'Some remote writes fail; agents send them again.',
    '수신기의 수와 메모리, 한도를 확인합니다.',
    'Look at the number of ingesters, their memory, and limits.',
  ),
  ThanosReceiveLosesReplicas: alertOf(
    '사본 쓰기가 실패합니다. 수신기를 하나 더 잃으면 샘플을 잃을 수 있습니다.',
    'Copies fail to be written: the loss of a further ingester may lose samples.',
    '응답하지 않는 수신기를 찾습니다.',
    'Find the ingester that does not answer.',
  ),
  ThanosReceiveForwardFails: alertOf(
    '라우터가 수신기에 전달하지 못합니다.',
    'The router cannot forward to ingesters.',
    '수신기 파드와 해시링의 주소가 일치하는지 확인합니다.',
    'See that the pods are those that the hashring names.',
  ),
  ThanosReceiveHashringNotRead: alertOf(
    '일부 파드가 이전 해시링으로 쓰고 있습니다.',
    'Some pods still write by the old hashring.',
    '해시링 ConfigMap이 파드에 반영되었는지 확인하고, 몇 분이 지나도 그대로면 다시 시작합니다.',
    'See that the ConfigMap has reached them; restart those that still lag after minutes.',
  ),
  ThanosReceiveTenantLimited: alertOf(
    '테넌트의 쓰기가 한도 때문에 거부됩니다.',
    'Writes of a tenant are refused by its limits.',
    '그 테넌트의 계열 수를 확인하고, 정당하면 `metrics.receive.limits`를 올립니다.',
    'Look at its series; if they are right, raise `metrics.receive.limits`.',
  ),
};

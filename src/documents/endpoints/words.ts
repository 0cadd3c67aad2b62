import { both } from '../page.ts';

/** The texts of the page of endpoints and secrets. */
export const words = {
  intro: both(
    '렌더링된 오브젝트에서 읽은 서비스, 포트, 외부 주소와 호출하는 쪽의 목록입니다. 방화벽과 DNS를 준비할 때 사용합니다.',
    'Services, ports, outer addresses and callers, read from the rendered objects. Use it to prepare firewalls and DNS.',
  ),
  outer: both('클러스터 밖에서 들어오는 주소', 'Ways into the clusters'),
  outerHead: [
    both('클러스터', 'Cluster'),
    both('주소', 'Address'),
    both('방식', 'By'),
    both('서비스', 'Service'),
    both('클러스터 밖에서 호출하는 쪽', 'Callers outside the cluster'),
  ],
  people: both('사람', 'people'),
  dns: both('DNS', 'DNS'),
  dnsText: both(
    '다음 이름이 해당 클러스터의 노드 또는 게이트웨이 주소로 해석되어야 합니다. 와일드카드 레코드 하나로 충분합니다. `namsan preflight fleet.yaml`이 하나씩 확인합니다.',
    'These names must resolve to the nodes or the gateway of their cluster; one wildcard record is enough. `namsan preflight fleet.yaml` asks for each.',
  ),
  dnsHead: [both('레코드', 'Record'), both('클러스터', 'Cluster'), both('노드 주소', 'Addresses of its nodes')],
  inner: (id: string) => both(`\`${id}\` 안의 서비스`, `Services in \`${id}\``),
  innerHead: [both('서비스', 'Service'), both('포트', 'Port'), both('호출하는 쪽', 'Callers')],
  stores: both('오브젝트 스토리지', 'Object stores'),
  storeHead: [
    both('이름', 'Name'),
    both('주소', 'Endpoint'),
    both('버킷', 'Bucket'),
    both('용도', 'For'),
    both('시크릿', 'Secret'),
  ],
  purposes: {
    metrics: both('메트릭 블록', 'metric blocks'),
    logs: both('로그 스냅샷', 'log snapshots'),
    volumes: both('볼륨 백업', 'volume backups'),
  },
  noExpiry: both(
    '버킷은 비공개로 두고, 수명 주기(lifecycle) 만료 규칙을 두지 않습니다. 오래된 데이터는 쓰는 쪽이 스스로 지우며, 규칙으로 지우면 남은 데이터까지 읽을 수 없게 됩니다.',
    'Keep every bucket private, and give none a lifecycle rule that expires objects: who writes there deletes what is old, and what a rule deletes breaks what remains.',
  ),
  secrets: both('필요한 시크릿', 'Secrets that must exist'),
  secretsText: both(
    '값은 어디에도 적혀 있지 않습니다. 아래 시크릿이 각 클러스터에 있어야 그것을 읽는 구성 요소가 시작됩니다. 무엇이 없는지는 `namsan secrets fleet.yaml --list`로 봅니다.',
    'No value is written anywhere. What reads a Secret does not start before it exists in its cluster. `namsan secrets fleet.yaml --list` shows what is missing.',
  ),
  secretHead: [
    both('클러스터', 'Cluster'),
    both('시크릿', 'Secret'),
    both('키', 'Keys'),
    both('만드는 방법', 'Made by'),
    both('읽는 구성 요소', 'Read by'),
  ],
  makers: {
    certificates: both(
      '`namsan bootstrap` 또는 `bootstrap/certificates.sh`',
      '`namsan bootstrap` or `bootstrap/certificates.sh`',
    ),
    'external-secrets': both('External Secrets (외부 저장소에서 가져옴)', 'External Secrets, from the store'),
    'sealed-secrets': both(
      '`namsan secrets` 또는 `secrets.sh`로 봉인하여 Git에 저장',
      'sealed by `namsan secrets` or `secrets.sh`, then in Git',
    ),
    sops: both(
      '`namsan secrets` 또는 `secrets.sh`로 암호화하여 Git에 저장',
      'encrypted by `namsan secrets` or `secrets.sh`, then in Git',
    ),
    existing: both(
      '`namsan secrets` 또는 `secrets.sh`로 클러스터에 직접 생성',
      'made in the cluster by `namsan secrets` or `secrets.sh`',
    ),
  },
};

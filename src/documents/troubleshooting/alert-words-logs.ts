import { type AlertWords, alertOf } from './alert-words.ts';

/** The alerts of what collects and keeps log lines. */
export const logAlerts: Readonly<Record<string, AlertWords>> = {
  FluentBitIsDown: alertOf(
    'Fluent Bit가 응답하지 않습니다. 그 노드의 로그는 디스크에 남아 있다가 다시 시작하면 읽히지만, 파일이 회전되어 지워진 만큼은 잃습니다.',
    'A Fluent Bit does not answer. Lines of its node stay on disk and are read when it is back, but for what rotation has removed by then.',
    '파드의 상태와 종료 이유를 확인합니다.',
    'Look at its pod and at why it ended.',
  ),
  FluentBitLosesRecords: alertOf(
    '대상이 끝내 거부한 레코드를 버리고 있습니다.',
    'It drops records that its target refuses for good.',
    '로그에 나온 거부 이유를 봅니다. 필드 형식의 충돌이 흔한 원인입니다.',
    'Its log has the reason; a field of another type than its index has is common.',
  ),
  FluentBitCannotDeliver: alertOf(
    '보내지 못해 다시 시도하고 있습니다. 버퍼가 차기 전까지는 잃지 않습니다.',
    'It cannot deliver and tries again; nothing is lost until its buffer is full.',
    'OpenSearch까지의 연결, 인증서, 사용자와 비밀번호를 차례로 확인합니다.',
    'Look at the way to OpenSearch, at certificates, and at user and password.',
  ),
  FluentBitOutputErrors: alertOf(
    '출력에서 오류가 나고 있습니다.',
    'Chunks meet errors at an output.',
    '로그에서 오류의 종류를 확인합니다.',
    'Its log says which errors.',
  ),
  FluentBitBufferFills: alertOf(
    '디스크 버퍼가 한도에 가깝습니다. 가득 차면 가장 오래된 것부터 버립니다.',
    'Its buffer on disk is near its limit; when full, the oldest chunks go first.',
    '보내지 못하는 원인을 먼저 없앱니다. 로그의 양이 늘었으면 선언한 양과 한도를 올립니다.',
    'Mend first what keeps it from delivering; if there are more lines than declared, declare more.',
  ),
  FluentBitInputPaused: alertOf(
    '메모리 한도에 닿아 읽기를 멈췄습니다.',
    'It has stopped reading at its limit of memory.',
    '보내는 쪽이 느린지 확인합니다. 읽지 않는 동안의 줄은 파일이 회전될 때까지 남습니다.',
    'See whether sending is slow; lines stay in their files until these are rotated.',
  ),
  FluentBitReadsNothing: alertOf(
    '30분 동안 읽은 것이 없습니다.',
    'It has read nothing for 30 minutes.',
    '로그 파일의 경로와 권한, 저널의 마운트를 확인합니다.',
    'Look at the paths and rights of log files, and at the mount of the journal.',
  ),
  OpenSearchIsRed: alertOf(
    '주 샤드가 어느 노드에도 없어 일부 로그를 검색하거나 쓸 수 없습니다.',
    'A primary shard is on no node: some lines can be neither searched nor written.',
    '멈춘 노드와 볼륨을 되살립니다. 되살릴 수 없으면 스냅샷에서 복원합니다.',
    'Bring back its node and volume; if that cannot be done, restore from the archive.',
  ),
  OpenSearchIsYellow: alertOf(
    '사본이 배치되지 않았습니다. 노드를 하나 더 잃으면 로그를 잃을 수 있습니다.',
    'Copies of shards are on no node: the loss of a further node may lose lines.',
    '멈춘 노드가 있는지, 디스크가 기준을 넘었는지 확인합니다.',
    'Look for a node that is down, and for disks above the watermark.',
  ),
  OpenSearchNodeIsDown: alertOf(
    'OpenSearch 노드가 응답하지 않거나 메트릭을 읽을 수 없습니다.',
    'A node of OpenSearch is down, or its metrics cannot be read.',
    '파드의 상태와 메모리, 볼륨을 확인합니다.',
    'Look at its pod, memory and volume.',
  ),
  OpenSearchDiskAboveWatermark: alertOf(
    '디스크가 낮은 기준(85%)을 넘어 새 샤드를 받지 않습니다.',
    'A disk is above the low watermark (85%): it is given no further shards.',
    '검색 기간을 줄이거나 볼륨 또는 데이터 노드를 늘립니다.',
    'Search for a shorter time, or add room or data nodes.',
  ),
  OpenSearchDiskFull: alertOf(
    '디스크가 거의 찼습니다. 가득 차면 쓰기가 막힙니다.',
    'A disk is nearly full; then writes are blocked.',
    '가장 오래된 인덱스가 스냅샷에 있는지 확인하고 지운 뒤, 볼륨을 늘립니다.',
    'See that the oldest index is in a snapshot, delete it, then enlarge the volume.',
  ),
  OpenSearchHeapFull: alertOf(
    '힙 메모리가 거의 찼습니다.',
    'The heap of a node is nearly full.',
    '무거운 검색과 인덱스의 필드 수를 확인하고, 계속되면 메모리를 늘립니다.',
    'Look for heavy searches and for indices with many fields; give it more memory if it stays.',
  ),
  OpenSearchRefusesRequests: alertOf(
    '메모리가 모자라 요청을 거부합니다.',
    'It refuses requests for want of memory.',
    '어느 요청이 큰지 로그에서 확인합니다.',
    'Its log says which requests are large.',
  ),
  OpenSearchRejectsWrites: alertOf(
    '쓰기가 들어오는 것보다 느립니다. 수집기가 다시 보냅니다.',
    'It takes writes slower than they come; collectors send them again.',
    'CPU와 디스크를 확인하고 데이터 노드를 늘립니다.',
    'Look at its CPU and disks, and add data nodes.',
  ),
  OpenSearchFailsToIndex: alertOf(
    '인덱스의 형식에 맞지 않는 레코드가 있습니다.',
    'Records do not fit their index.',
    '어느 필드가 맞지 않는지 수집기의 로그에서 확인합니다.',
    'The log of the collector names the field.',
  ),
  OpenSearchTakesNoLogs: alertOf(
    'OpenSearch에 로그가 들어오지 않습니다.',
    'No lines arrive at OpenSearch.',
    '위의 "로그가 보이지 않을 때" 절차를 진행합니다.',
    'Go through "Logs are missing" above.',
  ),
};

import { both, type Words } from './page.ts';

/** The pages by name, with their files and titles. Links between them are made here, so that none names a page that is not written. */
export const pages = {
  start: { path: 'README.md', title: both('빠른 시작', 'Quick start') },
  deploy: { path: 'DEPLOY.md', title: both('배포', 'Deployment') },
  architecture: { path: 'ARCHITECTURE.md', title: both('아키텍처', 'Architecture') },
  operations: { path: 'OPERATIONS.md', title: both('운영', 'Operations') },
  troubleshooting: { path: 'TROUBLESHOOTING.md', title: both('문제 해결', 'Troubleshooting') },
  recovery: { path: 'RECOVERY.md', title: both('장애 복구', 'Recovery') },
  endpoints: { path: 'ENDPOINTS.md', title: both('엔드포인트와 시크릿', 'Endpoints and secrets') },
  capacity: { path: 'CAPACITY.md', title: both('용량', 'Capacity') },
} as const satisfies Record<string, { readonly path: string; readonly title: Words }>;

export type PageName = keyof typeof pages;

/** A link to a page, or to a chapter of it, with the title of the page as its text. */
export function linkTo(page: PageName, anchor = ''): Words {
  const { path, title } = pages[page];
  const target = anchor === '' ? path : `${path}#${anchor}`;
  return both(`[${title.ko}](${target})`, `[${title.en}](${target})`);
}

/** What each page is for. */
export const purposes: Readonly<Record<PageName, Words>> = {
  start: both('이 시스템의 구성과 처음 설치하는 순서', 'What this system is, and how it is first installed'),
  deploy: both('단계별 설치, 확인 명령, 예상 시간', 'Installation by phase, with checks and expected durations'),
  architecture: both('구성도, 메트릭과 로그의 흐름, 설계 결정', 'Diagrams, the flows of metrics and logs, decisions'),
  operations: both(
    '설정 변경, 클러스터 추가, 업그레이드, 되돌리기, 확장, 비밀 값 교체',
    'Changing settings, adding clusters, upgrading, rolling back, scaling, rotating secrets',
  ),
  troubleshooting: both('증상별 점검과 알림별 조치', 'By symptom, hop by hop, and by alert'),
  recovery: both('장애 상황별 복구 절차', 'What to do when a part is lost'),
  endpoints: both(
    '주소, 포트, 호출하는 쪽, 필요한 시크릿',
    'Addresses, ports, callers, and the Secrets that must exist',
  ),
  capacity: both('노드별 자원 요청량과 볼륨', 'Requests, limits and volumes against the declared nodes'),
};

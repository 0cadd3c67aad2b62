/** One set of arguments that the real engine is asked to start with, and that namsan's own checks are asked about. */
export interface Trial {
  readonly name: string;
  /** Arguments that carry the point; addresses and folders are added by the test. */
  readonly args: readonly string[];
  /** What the engine says when it refuses; `null` when it must start. */
  readonly refusal: RegExp | null;
}

const rawTooShort = /raw resolution must be higher than the minimum block size .*\(40 hours\)/;
const fiveMinutesTooShort = /5m resolution retention must be higher than the minimum block size .*\(10 days\)/;

/** Retentions at, below and beyond what the compactor accepts while it downsamples (thanos@v0.42.4 cmd/thanos/compact.go). */
export const compactTrials: readonly Trial[] = [
  {
    name: 'raw samples for 39h',
    args: retention('39h', '10d', '90d'),
    refusal: rawTooShort,
  },
  {
    name: 'raw samples for 2h, as the documents had it',
    args: retention('2h', '14d', '30d'),
    refusal: rawTooShort,
  },
  {
    name: '5m samples for 9d',
    args: retention('40h', '9d', '90d'),
    refusal: fiveMinutesTooShort,
  },
  {
    name: '5m samples for 10d less a second',
    args: retention('14d', '863999s', '90d'),
    refusal: fiveMinutesTooShort,
  },
  {
    name: 'raw samples for 40h and 5m samples for 10d, the least there is',
    args: retention('40h', '10d', '1d'),
    refusal: null,
  },
  {
    name: 'everything for ever',
    args: retention('0d', '0d', '0d'),
    refusal: null,
  },
  {
    name: 'raw samples for 2h without downsampling',
    args: [...retention('2h', '0d', '0d'), '--downsampling.disable'],
    refusal: null,
  },
];

/** A receiver must be told apart from others in its bucket (thanos@v0.42.4 cmd/thanos/receive.go). */
export const receiveTrials: readonly Trial[] = [
  {
    name: 'a receiver without a label',
    args: [],
    refusal: /no external labels configured for receive/,
  },
  {
    name: 'a receiver with a label',
    args: ['--label=receive_replica="thanos-receive-0"'],
    refusal: null,
  },
];

/** What Prometheus beside the sidecar has as `external_labels`. */
export interface SidecarTrial {
  readonly name: string;
  readonly externalLabels: Readonly<Record<string, string>>;
  readonly refusal: RegExp | null;
}

/** A sidecar asks its Prometheus for external labels before it is ready (thanos@v0.42.4 cmd/thanos/sidecar.go). */
export const sidecarTrials: readonly SidecarTrial[] = [
  {
    name: 'a sidecar whose Prometheus has no external labels',
    externalLabels: {},
    refusal: /no external labels configured on Prometheus server/,
  },
  {
    name: 'a sidecar whose Prometheus names its cluster',
    externalLabels: { cluster: 'cluster-196', prometheus_replica: 'prometheus-0' },
    refusal: null,
  },
];

function retention(raw: string, fiveMinutes: string, hour: string): readonly string[] {
  return [
    `--retention.resolution-raw=${raw}`,
    `--retention.resolution-5m=${fiveMinutes}`,
    `--retention.resolution-1h=${hour}`,
  ];
}

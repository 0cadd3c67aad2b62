/** Fleets to begin with: each is the fleet file of the example of its name. */
export const presets = {
  sidecar: 'Prometheus with a Thanos sidecar in every cluster, blocks in one object store.',
  operator: 'The same over load-balancer addresses, delivered by Argo CD.',
  kind: 'Three small clusters on one machine, reached by node ports.',
  receive: 'Agents that write to Thanos Receive in the hub.',
  mixed: 'Every metrics mode in one fleet.',
} as const;

/** The range that Kubernetes gives node ports from, unless an API server is told otherwise (kubernetes --service-node-port-range). */
export const nodePorts = { first: 30_000, last: 32_767 } as const;

/** Whether a port can be a node port. */
export function isNodePort(port: number): boolean {
  return port >= nodePorts.first && port <= nodePorts.last;
}

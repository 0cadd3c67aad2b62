// What the product takes for itself and no field of a fleet file sets, so that the rules can refuse who takes it too.

/** Node port of Grafana, where a cluster has node ports only. */
export const grafanaNodePort = 30_300;

/** The tenant of who sends no tenant header to Thanos Receive (thanos@v0.42.4 --receive.default-tenant-id). */
export const defaultTenant = 'default-tenant';

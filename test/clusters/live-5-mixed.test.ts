import { goesOver } from './live/tenant-fleet.ts';

goesOver('a mixed fleet: a sidecar at one edge, agents of two tenants at the other and of the hub', {
  fleet: 'mixed',
  edge: 'c',
  tenants: ['a', 'c', 'team-a', 'team-b'],
});

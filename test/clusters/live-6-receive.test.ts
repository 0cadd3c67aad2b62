import { goesOver } from './live/tenant-fleet.ts';

goesOver('a receive fleet: agents everywhere, those of one edge as two tenants, and a hashring of three', {
  fleet: 'receive',
  edge: 'b',
  tenants: ['a', 'b', 'c', 'team-a', 'team-b'],
});

import { connect, type Socket } from 'node:net';

/** A connection to `host:port` of this machine, as a tunnel to a pod gives one. */
export function dial(address: string): Promise<Socket> {
  const [host = '', port = ''] = address.split(':');
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), host, () => resolve(socket));
    socket.once('error', reject);
  });
}

import { connect, createServer, type Socket } from 'node:net';

export type Cable = Awaited<ReturnType<typeof layCable>>;

/** Lays a cable to the server at `url`: what goes through its `url` arrives there, until it is pulled; then both ends hear nothing more, and no end is told. */
export async function layCable(url: string) {
  const { hostname, port } = new URL(url);
  const ends = new Set<Socket>();
  let isPulled = false;
  const server = createServer((near) => {
    const far = connect({ host: hostname, port: Number(port) });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      from.on('data', (chunk) => void (isPulled || to.write(chunk)));
      from.on('error', () => undefined);
      from.on('close', () => {
        ends.delete(from);
        if (!isPulled) to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    pull: () => {
      isPulled = true;
    },
    close: () => {
      ends.forEach((end) => void end.destroy());
      server.close();
    },
  };
}

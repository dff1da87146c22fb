// Stands in for the embedded store in the tests of the scripts: it listens where it is told and ends with its starter.
import { createServer } from 'node:net';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { data: { type: 'string' }, port: { type: 'string' }, 'exit-with-parent': { type: 'boolean' } },
});
if (process.env.FAKE_STORE === 'damaged') {
  process.stderr.write(`The store in ${values.data} is damaged: put back a backup and start again.\n`);
  process.exit(2);
}
process.stdin.resume().on('end', () => process.exit(0));
const server = createServer((socket) => socket.end());
server.listen(Number(values.port), '127.0.0.1', () => {
  process.stdout.write(
    `${JSON.stringify({ ready: true, url: `mongodb://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/` })}\n`,
  );
});
process.on('SIGTERM', () => process.exit(0));

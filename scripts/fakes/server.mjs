// Stands in for the server in the tests of the scripts: it serves, says so, and ends as the real one does.
import { createServer } from 'node:http';

const how = process.env.FAKE_SERVER ?? '';
process.on('disconnect', () => process.exit(0));
if (how === 'silent') setInterval(() => {}, 1_000);
else if (how === 'refuses') {
  process.send?.({ failed: 'The keyring is missing: set KEYRING and start again.' });
  process.exitCode = 2;
  process.disconnect?.();
} else if (how === 'crashes') throw new Error('it broke');
else {
  const server = createServer((_, answer) =>
    answer.end(JSON.stringify({ pid: process.pid, redis: process.env.REDIS_URL, mongo: process.env.MONGODB_URL })),
  );
  server.listen(Number(process.env.PORT), process.env.HOST, () => {
    process.send?.({
      ready: true,
      url: `http://127.0.0.1:${process.env.PORT}`,
      signIns: [{ role: 'agent', username: 'amna', password: 'a-b-c' }],
    });
  });
  process.on('SIGTERM', () => (how === 'stubborn' ? null : process.exit(0)));
}

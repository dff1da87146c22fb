// Ends processes when whoever started them is gone, however it went (SIGKILL included). It reads "+pid" and "-pid"
// lines from its starter; when that pipe closes, what is still listed is asked to end and then made to.
import { setTimeout as sleep } from 'node:timers/promises';
import { createInterface } from 'node:readline';

const graceMs = 3_000;
const listed = new Set();

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const pid = Number(line.slice(1));
  if (!(pid > 1)) continue; // 0 and 1 would mean ourselves and everybody
  if (line.startsWith('+')) listed.add(pid);
  else listed.delete(pid);
}

for (const pid of listed) send(pid, 'SIGTERM');
for (const until = Date.now() + graceMs; Date.now() < until && [...listed].some((pid) => send(pid, 0));) await sleep(50);
for (const pid of listed) send(-pid, 'SIGKILL');

function send(pid, signal) {
  try {
    // SIGCONT as well, since a paused process would not hear it.
    if (signal) process.kill(pid, 'SIGCONT');
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

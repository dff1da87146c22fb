import { readFileSync } from 'node:fs';

// Linux counts a process's time in hundredths of a second, whatever the machine.
const ticksPerSecond = 100;

/** The memory a process shares with nobody, in bytes: files it has mapped are the system's cache, not its own. */
export function ownMemory(pid: number): number {
  return Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
}

/** CPU time that a process has used so far, in seconds. */
export function cpuSeconds(pid: number): number {
  // The name of the program may hold spaces; what follows it does not.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksPerSecond;
}

import { parseArgs } from 'node:util';
import { backup, restore } from './backup.ts';
import { exportTo, type Tally } from './dump.ts';
import { importFrom } from './import.ts';
import { createProgress } from './progress.ts';
import { verify, type Verdict } from './verify.ts';

const usage = `backup FILE    one file with everything of one moment; the store may be running
restore FILE   a new data folder from a backup; the store must be stopped
verify         reads everything and checks it; the store may be running
export DIR     every collection for mongorestore; the store may be running
import DIR     a dump of export or mongodump into an empty store; the store must be stopped
Each takes --data DIR, the folder of the store's data.`;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const fail = (message: string, code = 2): never => {
  progress.end();
  process.stderr.write(`${message}\n`);
  process.exit(code);
};
const progress = createProgress({
  write: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
  nowMs: () => performance.now(),
});

const judge = ({ collections, documents, entries, problems }: Verdict): string => {
  if (problems.length > 0) fail(`${problems.slice(0, 20).join('\n')}\n${problems.length} problems were found.`, 1);
  return `All is well: ${documents} documents in ${collections} collections, ${entries} entries of indexes.`;
};
const told = ({ collections, documents }: Tally): string => `${documents} documents of ${collections} collections`;

const acts: Readonly<Record<string, (data: string, path: string) => Promise<string>>> = {
  backup: (data, file) => backup(data, file).then(() => `The backup is in ${file}.`),
  restore: (data, file) => restore(file, data, progress).then(judge),
  verify: (data) => verify(data, progress).then(judge),
  export: async (data, folder) => `${told(await exportTo(data, folder, progress))} are in ${folder}; mongorestore reads them.`,
  import: async (data, folder) => `${told(await importFrom(folder, data, () => Date.now(), progress))} were read.`,
};

const { values, positionals } = parseArgs({ options: { data: { type: 'string' } }, allowPositionals: true });
const [name = '', path = ''] = positionals;
const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
if (!act || !values.data || (path === '') !== (name === 'verify')) fail(usage);
else {
  const result = await act(values.data, path).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    return fail(code === 'ENOSPC' ? 'The disk is full; free some space and try again.' : message);
  });
  progress.end();
  say(result);
}

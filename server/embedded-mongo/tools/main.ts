import { parseArgs } from 'node:util';
import { FolderError } from '../store/environment.ts';
import { StoreError } from '../errors.ts';
import { backup, restore } from './backup.ts';
import { exportTo } from './dump.ts';
import { importFrom } from './import.ts';
import { verify, type Verdict } from './verify.ts';

const usage = `backup FILE    one file with everything of one moment; the store may be running
restore FILE   a new data folder from a backup; the store must be stopped
verify         reads everything and checks it; the store may be running
export DIR     every collection for mongorestore; the store may be running
import DIR     a dump of export or mongodump into an empty store; the store must be stopped
Each takes --data DIR, the folder of the store's data.`;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const fail = (message: string, code = 2): never => {
  process.stderr.write(`${message}\n`);
  process.exit(code);
};

const judge = ({ collections, documents, entries, problems }: Verdict): void => {
  if (problems.length > 0) fail(`${problems.slice(0, 20).join('\n')}\n${problems.length} problems were found.`, 1);
  say(`All is well: ${documents} documents in ${collections} collections, ${entries} entries of indexes.`);
};

const acts: Readonly<Record<string, (data: string, path: string) => Promise<void>>> = {
  backup: async (data, file) => {
    await backup(data, file);
    say(`The backup is in ${file}.`);
  },
  restore: async (data, file) => judge(await restore(file, data)),
  verify: async (data) => judge(await verify(data)),
  export: async (data, folder) => {
    const { collections, documents } = await exportTo(data, folder);
    say(`${documents} documents of ${collections} collections are in ${folder}; mongorestore reads them.`);
  },
  import: async (data, folder) => {
    const { collections, documents } = await importFrom(folder, data, () => Date.now());
    say(`${documents} documents of ${collections} collections were read.`);
  },
};

const { values, positionals } = parseArgs({ options: { data: { type: 'string' } }, allowPositionals: true });
const [name = '', path = ''] = positionals;
const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
if (!act || !values.data || (path === '') !== (name === 'verify')) fail(usage);
else
  await act(values.data, path).catch((error: unknown) => {
    if (error instanceof FolderError || error instanceof StoreError) return fail(error.message);
    const { code, message } = error as NodeJS.ErrnoException;
    return fail(code === 'ENOSPC' ? 'The disk is full; free some space and try again.' : message);
  });

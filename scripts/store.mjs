import './lib/node-version.mjs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from './lib/data-dir.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { runCommand } from './lib/command.mjs';
import { inRoot } from './lib/places.mjs';
import { runMain } from './lib/refusal.mjs';

const dayMs = 86_400_000;

// Backup, restore, verify, export and import of the store that `npm start` keeps in the data folder.
await runMain(async () => {
  await ensurePackages({ say: (line) => process.stderr.write(`  ${line}\n`), dev: process.env.NODE_ENV !== 'production' });
  const tool = inRoot('server', 'embedded-mongo', 'tools', 'main.ts');
  const args = process.argv.slice(2);
  const { code } = await runCommand(process.execPath, ['--import', 'tsx', tool, ...args, '--data', join(dataDir(), 'store')], {
    timeoutMs: dayMs,
    show: true,
  });
  const keyring = join(dataDir(), 'keyring.json');
  if (code === 0 && (args[0] === 'backup' || args[0] === 'export') && existsSync(keyring))
    process.stdout.write(`Keep a copy of ${keyring} somewhere else: without it nobody can read the names and words in there.\n`);
  return code;
});

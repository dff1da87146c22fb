import { spawn } from 'node:child_process';
import { codeMark } from '#server/domains/channels/conversation-code.ts';
import { createFieldCipher } from '#server/platform/crypto/field-cipher.ts';
import { readKeyring } from '#server/platform/crypto/keyring.ts';
import { inRoot } from '../lib/places.mjs';
import type { Installation } from './installation.ts';

const batch = 200;
const over = ['closed', 'abandoned'];
type Held = { _id: string; codeMark: string; contactId: string };

/** Whether each conversation that a caller was given a code for is there, and its contact has come to its end; a sentence for what is not. */
export async function account({ app, db }: Installation, codes: readonly string[]): Promise<string[]> {
  const cipher = createFieldCipher(readKeyring(`${app.dir}/keyring.json`));
  let lost = 0;
  let unended = 0;
  for (let i = 0; i < codes.length; i += batch) {
    const marks = codes.slice(i, i + batch).map((code) => codeMark(cipher, code));
    const held = await db
      .collection<Held>('conversations')
      .find({ codeMark: { $in: marks } })
      .toArray();
    const ids = held.map(({ contactId }) => contactId);
    const ended = await db.collection<{ _id: string }>('contacts').countDocuments({ _id: { $in: ids }, state: { $in: over } });
    lost += marks.length - held.length;
    unended += held.length - ended;
  }
  return [
    ...(lost > 0 ? [`${lost} conversations whose opening was acknowledged are not there`] : []),
    ...(unended > 0 ? [`${unended} contacts have not come to an end`] : []),
  ];
}

/** Runs `npm run reconcile` on the store, as an operator would, and shows what it says; gives its exit code. */
export function reconcile(mongoUrl: string, say: (line: string) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', inRoot('scripts', 'reconcile.ts')], {
      env: { ...process.env, MONGODB_URL: mongoUrl },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => text.trimEnd().split('\n').forEach(say));
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

import { parseArgs } from 'node:util';
import { benchStore } from './bench/store.ts';

const help = 'npm run bench -- store [--contacts 1000000]';
const { values, positionals } = parseArgs({ options: { contacts: { type: 'string', default: '1000000' } }, allowPositionals: true });
const contacts = Number(values.contacts);

if (positionals.join() !== 'store' || !Number.isInteger(contacts) || contacts < 1000) {
  console.error(help);
  process.exit(1);
}
await benchStore(contacts);

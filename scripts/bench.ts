import { parseArgs } from 'node:util';
import { benchLine } from './bench/line/line.ts';
import { benchStore } from './bench/store.ts';

const help = ['npm run bench -- store [--contacts 1000000]', 'npm run bench -- line [--json FILE] [--chart FILE]'].join('\n');
const { values, positionals } = parseArgs({
  options: { contacts: { type: 'string', default: '1000000' }, json: { type: 'string' }, chart: { type: 'string' } },
  allowPositionals: true,
});
const contacts = Number(values.contacts);
const what = positionals.join();

if (what === 'line') await benchLine(values);
else if (what === 'store' && Number.isInteger(contacts) && contacts >= 1000) await benchStore(contacts);
else {
  console.error(help);
  process.exit(1);
}

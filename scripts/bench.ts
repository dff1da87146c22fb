import { parseArgs } from 'node:util';
import { benchConsoles } from './bench/consoles/consoles.ts';
import { benchDispatch } from './bench/dispatch/dispatch.ts';
import { benchLine } from './bench/line/line.ts';
import { benchStore } from './bench/store.ts';

const help = [
  'npm run bench -- store [--contacts 1000000]',
  'npm run bench -- line [--json FILE] [--chart FILE]',
  'npm run bench -- consoles [--count 1000]',
  'npm run bench -- dispatch',
].join('\n');
const { values, positionals } = parseArgs({
  options: {
    contacts: { type: 'string', default: '1000000' },
    count: { type: 'string', default: '1000' },
    json: { type: 'string' },
    chart: { type: 'string' },
  },
  allowPositionals: true,
});
const [contacts, count] = [Number(values.contacts), Number(values.count)];
const what = positionals.join();

if (what === 'line') await benchLine(values);
else if (what === 'dispatch') await benchDispatch();
else if (what === 'consoles' && Number.isInteger(count) && count > 0) await benchConsoles(count);
else if (what === 'store' && Number.isInteger(contacts) && contacts >= 1000) await benchStore(contacts);
else {
  console.error(help);
  process.exit(1);
}

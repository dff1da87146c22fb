import { createRequire } from 'node:module';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as IFlattenedRuleSet & { options: ICruiseOptions };

// A small tree that breaks one rule per file; each import is written as the product writes its own.
const tree: Record<string, string> = {
  'shared/kernel/a.ts': 'export const a = 1;',
  'shared/kernel/reads-node.ts': "import 'node:fs';",
  'shared/kernel/reads-server.ts': "import '../../server/platform/p.ts';",
  'client/src/features/one/x.ts': "import '../two/y.ts'; export const x = 1;",
  'client/src/features/two/y.ts': 'export const y = 1;',
  'client/src/ui/button.ts': "import '../features/two/y.ts';",
  'client/src/lib/server.ts': "import '../../../server/platform/p.ts';",
  'server/platform/p.ts': 'export const p = 1;',
  'server/platform/knows.ts': "import '../domains/contacts/index.ts';",
  'server/platform/reads-client.ts': "import '../../client/src/features/two/y.ts';",
  'server/domains/audit/index.ts': 'export const audit = 1;',
  'server/domains/audit/upwards.ts': "import '../contacts/index.ts';",
  'server/domains/contacts/index.ts': 'export const contacts = 1;',
  'server/domains/contacts/inner.ts': 'export const inner = 1;',
  'server/domains/contacts/inner.port.ts': 'export const port = 1;',
  'server/domains/contacts/uses-mongoose.ts': "import 'mongoose';",
  'server/domains/contacts/uses-bullmq.ts': "import 'bullmq';",
  'server/domains/contacts/uses-adapter.ts': "import '../../adapters/sms/sms.ts';",
  'server/domains/routing/around.ts': "import '../contacts/inner.ts';",
  'server/domains/routing/round-a.ts': "import { b } from './round-b.ts'; export const a = () => b;",
  'server/domains/routing/round-b.ts': "import { a } from './round-a.ts'; export const b = () => a;",
  'server/adapters/sms/sms.ts': "import '../../domains/contacts/index.ts';",
  'server/app/around.ts': "import '../domains/contacts/inner.ts';",
  'server/app/reads-store.ts': "import '../embedded-mongo/store.ts';",
  'server/embedded-mongo/store.ts': "import '../platform/p.ts';",
  'node_modules/mongoose/package.json': '{"name":"mongoose","main":"index.js"}',
  'node_modules/mongoose/index.js': '',
  'node_modules/bullmq/package.json': '{"name":"bullmq","main":"index.js"}',
  'node_modules/bullmq/index.js': '',
  'server/domains/contacts/fine.ts': "import '../audit/index.ts'; import '../../platform/p.ts'; import '../../../shared/kernel/a.ts';",
  'server/adapters/sms/fine.ts': "import '../../domains/contacts/inner.port.ts';",
};

let found: string[];
let dir: string;
beforeAll(async () => {
  // Beside the sources, so that packages resolve as they do there.
  await mkdir(join(root, '.local'), { recursive: true });
  dir = await mkdtemp(join(root, '.local', 'rules-'));
  for (const [file, text] of Object.entries(tree)) {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), text);
  }
  const { options, ...ruleSet } = config;
  const { tsConfig: _, ...rest } = options;
  const { output } = await cruise(['client', 'server', 'shared'], { ...rest, ruleSet, validate: true, baseDir: dir });
  found = (output as ICruiseResult).summary.violations.map(({ rule, from }) => `${rule.name} ${from}`);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('the rules of the layout', () => {
  it.each([
    'shared-imports-only-zod shared/kernel/reads-node.ts',
    'shared-imports-only-zod shared/kernel/reads-server.ts',
    'feature-never-feature client/src/features/one/x.ts',
    'ui-imports-no-feature client/src/ui/button.ts',
    'client-never-server client/src/lib/server.ts',
    'platform-knows-no-domain server/platform/knows.ts',
    'server-never-client server/platform/reads-client.ts',
    'domain-order-audit server/domains/audit/upwards.ts',
    'domain-through-index server/domains/routing/around.ts',
    'mongoose-only-in-models server/domains/contacts/uses-mongoose.ts',
    'wires-only-in-platform server/domains/contacts/uses-bullmq.ts',
    'domains-see-no-adapter-or-app server/domains/contacts/uses-adapter.ts',
    'adapters-see-only-ports server/adapters/sms/sms.ts',
    'outside-through-index server/app/around.ts',
    'nobody-imports-the-store server/app/reads-store.ts',
    'store-is-separate server/embedded-mongo/store.ts',
    'no-cycles server/domains/routing/round-a.ts',
  ])('catch: %s', (violation) => expect(found).toContain(violation));

  it('let through what is allowed', () => {
    const complaints = found.filter((one) => /fine\.ts$/.test(one) && !one.startsWith('no-orphans'));
    expect(complaints).toEqual([]);
  });
});

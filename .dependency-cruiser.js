/**
 * The arrows between folders: domain ← workflows ← activities ← worker, and domain ← db ← activities, api.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one module, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A module that nothing reaches and that reaches nothing is dead.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(workflows|activities|worker|api|db)/',
        pathNot: '([.](sql|js)$|^api/ui/islands/|^db/migrations/)',
      },
      to: {},
    },
    {
      name: 'no-unresolved',
      comment: 'An import must lead somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-dependencies',
      comment:
        'A package that is imported is listed in package.json, once. Peers of the bench add one to ours in a file of their own.',
      severity: 'error',
      from: { pathNot: '^tests/bench/peers/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'no-test-packages-in-the-product',
      comment: 'The product is installed without development dependencies.',
      severity: 'error',
      from: { path: '^(workflows|activities|worker|api|db)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      comment:
        'The core imports zod, the arithmetic of calendars and itself: no clock, no network, no Temporal, no database.',
      severity: 'error',
      from: { path: '^workflows/domain/' },
      to: { pathNot: ['^workflows/domain/', '^node_modules/(zod|temporal-polyfill)/'] },
    },
    {
      name: 'workflows-are-deterministic',
      comment: 'Workflows import Temporal’s workflow API, zod, the domain and each other.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        pathNot: [
          '^workflows/',
          '^node_modules/(zod|temporal-polyfill)/',
          '^node_modules/@temporalio/(workflow|common)/',
        ],
      },
    },
    {
      name: 'temporal-common-for-types-only',
      comment:
        'What a workflow needs of it at run time comes from @temporalio/workflow; converters come from here alone.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: '^workflows/payload-converter[.]ts$' },
      to: { path: '^node_modules/@temporalio/common/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'db-knows-the-domain-only',
      comment: 'Repositories store and load what the domain defines.',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: '^(workflows|activities|worker|api|tests)/', pathNot: '^workflows/domain/' },
    },
    {
      name: 'activities-below-worker-and-api',
      comment: 'Activities use the contract, the domain and the database.',
      severity: 'error',
      from: { path: '^activities/' },
      to: { path: '^(worker|api|tests)/' },
    },
    {
      name: 'activities-and-api-send-messages',
      comment: 'Outside the worker a workflow is reached by its contract and the domain, never by its code.',
      severity: 'error',
      from: { path: '^(activities|api)/' },
      to: { path: '^workflows/', pathNot: ['^workflows/domain/', '^workflows/contract[.]ts$', '^workflows/contract/'] },
    },
    {
      name: 'api-stands-beside-activities',
      comment: 'The API reaches workflows by messages and the database by repositories.',
      severity: 'error',
      from: { path: '^api/' },
      to: { path: '^(activities|worker|tests)/' },
    },
    {
      name: 'pages-import-no-route',
      comment: 'A page and a route of /v1 stand side by side over the same views and acts.',
      severity: 'error',
      from: { path: '^api/ui/' },
      to: { path: '^api/routes/' },
    },
    {
      name: 'routes-import-no-page',
      comment: 'What a route and a page both need is a view, an act, or stands beside them.',
      severity: 'error',
      from: { path: '^api/routes/' },
      to: { path: '^api/ui/' },
    },
    {
      name: 'views-and-acts-import-neither',
      comment:
        'What people are shown, and what they do, knows nothing of the ways by which it is asked for. A view may say its words by the tag that lets a page translate them.',
      severity: 'error',
      from: { path: '^api/', pathNot: '^api/((routes|ui)/|(app|main)[.]ts$)' },
      to: { path: '^api/(routes|ui)/', pathNot: '^api/ui/say[.]ts$' },
    },
    {
      name: 'views-by-audience',
      comment:
        'What one audience is shown is composed without the views of another, so that a change for one shows to no other.',
      severity: 'error',
      from: { path: '^api/views/([^/]+)/' },
      to: { path: '^api/views/', pathNot: '^api/views/$1/' },
    },
    {
      name: 'worker-does-not-serve',
      comment: 'Only the standalone program puts worker and API together.',
      severity: 'error',
      from: { path: '^worker/', pathNot: '^worker/standalone/' },
      to: { path: '^(api|tests|worker/standalone)/' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'nobody-imports-worker',
      severity: 'error',
      from: { pathNot: '^(worker|tests)/' },
      to: { path: '^worker/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The peers of the bench have packages of their own, which are there only once they have been measured.
    exclude: { path: '^(node_modules/[.]|[.]hearken|coverage|tests/bench/peers/(dbos|node_modules))' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};

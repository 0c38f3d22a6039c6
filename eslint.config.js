import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const UNREPEATABLE_TIME = 'Take the time as an argument: this code must give the same answer when it is replayed.';
const UNREPEATABLE_CHANCE = 'Take the value as an argument: this code must give the same answer when it is replayed.';

/** Names that CONTRIBUTING's glossary settles otherwise: each of these words stood for several things. */
const UNSETTLED_NAMES = [
  {
    words: '/^(keep|give|insist)([A-Z]|$)/',
    message: 'See the glossary in CONTRIBUTING: store, save, ensure, poll, supervise or reassign says which.',
  },
  {
    words: '/^(MOST|LONGEST|LARGEST|LEAST|FEWEST|SMALLEST)(_|$)/',
    message: 'See the glossary in CONTRIBUTING: a maximum is called MAX_…, and a minimum MIN_….',
  },
]
  .flatMap(({ words, message }) =>
    [
      `:matches(FunctionDeclaration, TSDeclareFunction) > Identifier.id[name=${words}]`,
      `VariableDeclarator > Identifier.id[name=${words}]`,
      `:matches(TSTypeAliasDeclaration, TSInterfaceDeclaration) > Identifier.id[name=${words}]`,
    ].map((selector) => ({ selector, message })),
  )
  .concat({
    selector: 'Identifier[name=/^(most|least|fewest)[A-Z]\\w*(Bytes|Rows|Seconds|Milliseconds|Letters)$/]',
    message: 'See the glossary in CONTRIBUTING: a maximum is called max…, and a minimum min….',
  });

export default defineConfig(
  globalIgnores(['node_modules/', '.hearken/', 'coverage/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { regexp },
    rules: {
      // The time of an expression grows with its text and no faster, whatever a caller sends.
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-else-return': 'error',
      'no-restricted-syntax': ['error', ...UNSETTLED_NAMES],
      'object-shorthand': 'error',
      'prefer-template': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      // A `default` is a decision; where there must be none, it is `assertNever`, and the compiler checks it.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Interfaces that are only satisfied by async functions are common (handlers, activities, hooks).
      '@typescript-eslint/require-await': 'off',
      // Records keyed by names from a policy are read both ways.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: true }],
    },
  },
  {
    // A workflow and the core that it folds are run again from history: no clock, no chance, no machine.
    files: ['workflows/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'fetch', 'crypto', 'performance', 'WeakRef', 'FinalizationRegistry'].map((name) => ({
          name,
          message: 'Workflows reach the outside through activities only.',
        })),
      ],
    },
  },
  {
    files: ['workflows/domain/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...UNSETTLED_NAMES,
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: UNREPEATABLE_TIME },
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: UNREPEATABLE_TIME,
        },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: UNREPEATABLE_CHANCE,
        },
      ],
    },
  },
  {
    // Migrations that have landed are frozen, names included.
    files: ['db/migrations/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Programs that a person starts in a terminal speak to that terminal.
    files: ['worker/standalone/**/*.ts', 'activities/evaluation/**/*.ts', 'db/migrate.ts', 'tests/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Loops over arrays of numbers whose index is inside by construction.
    files: ['activities/{calibration,evaluation,reference-class}/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // What a test reads back is whatever the program gave it; expectations say what that must be.
    files: ['tests/**/*.ts'],
    rules: {
      // Steps of a case that are still under way can be awaited, and have to be.
      '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // A test reads texts of its own.
      'regexp/no-super-linear-backtracking': 'off',
      'regexp/no-super-linear-move': 'off',
    },
  },
  {
    // What the browser runs.
    files: ['api/ui/**/*.js'],
    languageOptions: {
      sourceType: 'module',
      globals: Object.fromEntries(
        ['document', 'window', 'fetch', 'location', 'navigator', 'sessionStorage', 'setTimeout', 'clearTimeout'].map(
          (name) => [name, 'readonly'],
        ),
      ),
    },
  },
);

import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { ownLines } from './scripts/lint/own-lines.mjs';

const size = (lines, own) => ({
  'max-lines': ['error', { max: lines, skipBlankLines: true, skipComments: true }],
  'muhafiz/own-lines': ['error', own],
});

export default tseslint.config(
  {
    ignores: [
      'dist',
      'node_modules',
      '.local',
      '.data',
      'test-results',
      'coverage',
      '*.cjs',
      'vite.config.ts',
      'playwright.config.ts',
      'vitest.config.ts',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked.map((c) => ({ ...c, files: ['**/*.ts', '**/*.tsx'] })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { muhafiz: { rules: { 'own-lines': ownLines } } },
    languageOptions: {
      parserOptions: {
        project: [
          './shared/tsconfig.json',
          './server/tsconfig.json',
          './client/tsconfig.json',
          './client/tsconfig.worker.json',
          './tests/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      ...size(150, 30),
      complexity: ['error', 12],
      'max-depth': ['error', 3],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
        { selector: 'ExportDefaultDeclaration', message: 'Use named exports.' },
        { selector: 'ClassDeclaration:not([superClass.name=/Error$/])', message: 'Classes only for errors: use a createX factory.' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the time from the injected clock.' },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Take the time from the injected clock.',
        },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only server/config/env.ts reads the environment.' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    files: ['**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { ...size(200, 80), 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error', complexity: ['error', 16] },
  },
  // Tables, not code: words in two languages, contracts, instruments. Splitting them would only scatter them.
  { files: ['shared/i18n/*.ts', 'shared/**/*.api.ts', 'shared/triage/*-20*.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['client/src/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' }] },
  },
  { files: ['server/config/env.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['shared/kernel/clock.ts', 'client/src/lib/clock.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['scripts/**/*.ts', 'server/embedded-mongo/main.ts', 'server/embedded-mongo/tools/main.ts'],
    rules: { 'no-console': 'off', 'no-restricted-properties': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.e2e.ts', 'tests/**/*.ts'],
    rules: { ...size(300, 80), 'no-restricted-properties': 'off', 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);

import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Who may import whom (docs/adr/0002): apps meet only in contracts; rules and contracts know no framework. */
const boundaries = {
  enforceBuildableLibDependency: true,
  allow: [],
  depConstraints: [
    {
      sourceTag: 'type:app',
      onlyDependOnLibsWithTags: ['type:contract', 'type:rules', 'type:lib', 'type:test'],
    },
    { sourceTag: 'type:web', onlyDependOnLibsWithTags: ['type:contract', 'type:rules'] },
    { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['type:contract', 'type:rules'] },
    { sourceTag: 'type:rules', onlyDependOnLibsWithTags: ['type:rules'] },
    {
      sourceTag: 'type:lib',
      onlyDependOnLibsWithTags: ['type:lib', 'type:contract', 'type:rules', 'type:test'],
    },
    {
      sourceTag: 'type:test',
      onlyDependOnLibsWithTags: ['type:test', 'type:lib', 'type:contract', 'type:rules', 'type:tool'],
    },
    {
      sourceTag: 'type:tool',
      onlyDependOnLibsWithTags: ['type:tool', 'type:lib', 'type:contract', 'type:rules', 'type:test'],
    },
    {
      sourceTag: 'platform:web',
      bannedExternalImports: ['@nestjs/*', 'mongoose', 'amqplib'],
      onlyDependOnLibsWithTags: ['*'],
    },
    {
      sourceTag: 'platform:any',
      bannedExternalImports: ['@nestjs/*', 'mongoose', 'amqplib', 'react'],
      onlyDependOnLibsWithTags: ['*'],
    },
  ],
};

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.data/**', '**/artifacts/**'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', boundaries],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-deprecated': [
        'error',
        // Marked deprecated only to make it stand out; needed for a login provider on the same machine.
        { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
      ],
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read the environment once, in env.ts.' },
      ],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: '@om/testing', message: 'Only tests and tools may use the testing library.' }] },
      ],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    },
  },
  {
    files: ['**/env.ts', '**/*.spec.ts', '**/main.ts', 'tools/**', 'libs/testing/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', 'apps/*/src/testing/**', 'libs/testing/**', 'tools/**'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        fetch: 'readonly',
        AbortController: 'readonly',
        AbortSignal: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
  prettier,
);

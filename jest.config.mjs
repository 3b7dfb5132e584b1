/** Jest 30 in ESM mode; five kinds of tests by file suffix, told apart by what they cost. */
const swc = {
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic' },
    },
  },
};

const shared = {
  testEnvironment: 'node',
  rootDir: '.',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/tools'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.data/', '<rootDir>/.nx/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testEnvironmentOptions: { customExportConditions: ['@om/source', 'node', 'node-addons'] },
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
};

const named = (displayName, testRegex, more = {}) => ({ ...shared, displayName, testRegex, ...more });

export default {
  // Read here only: Jest ignores it in projects. Real brokers, stores and browsers share two cores.
  testTimeout: 30_000,
  projects: [
    named('unit', ['(?<!\\.(int|contract|e2e|outage))\\.spec\\.tsx?$']),
    named('contract', ['\\.contract\\.spec\\.ts$']),
    named('int', ['\\.int\\.spec\\.ts$']),
    named('e2e', ['\\.e2e\\.spec\\.ts$']),
    named('outage', ['\\.outage\\.spec\\.ts$']),
  ],
};

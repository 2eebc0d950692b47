import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['**/dist', '.build', 'coverage', 'data'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Number loops over typed arrays read `a[i] ?? 0` under noUncheckedIndexedAccess; `!` with a bound beside it is clearer.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only src/config.ts, src/preload.ts and tests read the environment.',
        },
      ],
    },
  },
  { files: ['test/**', 'bench/**', 'src/config.ts', 'src/preload.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['bench/**', 'src/cli/**'], rules: { 'no-console': 'off' } },
);

/** One exported name, one meaning: a name is defined in one file of src/ and adapters/. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Names that a file defines and exports; what it exports of another is defined there. */
function definedIn(file: string): string[] {
  const { statements } = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return statements.flatMap((statement) => {
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
    if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
    const { name } = statement as ts.DeclarationStatement;
    return name && ts.isIdentifier(name) ? [name.text] : [];
  });
}

it('a name that is exported is defined once', () => {
  const files = new Map<string, Set<string>>();
  for (const top of ['src', 'adapters'])
    for (const file of readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }))
      if (file.endsWith('.ts'))
        for (const name of definedIn(join(root, top, file)))
          files.set(name, (files.get(name) ?? new Set()).add(join(top, file)));
  expect(files.size).toBeGreaterThan(500);
  const several = [...files].filter(([, where]) => where.size > 1).map(([name, where]) => [name, ...where].join(' '));
  expect(several).toEqual([]);
});

/** One exported name, one meaning: a name is defined in one file of src/ and adapters/. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The names of a declaration, also of `{ a, b: [c] }`. */
function namesOf(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesOf(element.name) : []));
}

/** Names under which a file exports what it defines; what it exports from another file is defined there. */
function definedIn(file: string, text = readFileSync(file, 'utf8')): string[] {
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  return statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      const { moduleSpecifier, exportClause } = statement;
      if (moduleSpecifier || !exportClause || !ts.isNamedExports(exportClause)) return [];
      return exportClause.elements.map(({ name }) => name.text);
    }
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
    if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => namesOf(name));
    const { name } = statement as ts.DeclarationStatement;
    return name && ts.isIdentifier(name) ? [name.text] : [];
  });
}

it('finds every way to define a name that is exported', () => {
  const text = `export const a = 1, { b, c: [d] } = e; export function f() {} export class G {} export type H = 1;
    export interface I {} const j = 1; export { j as k }; export { l } from './l.js'; function m() {}`;
  expect(definedIn('a.ts', text)).toEqual(['a', 'b', 'd', 'f', 'G', 'H', 'I', 'k']);
});

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

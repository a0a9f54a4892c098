import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/**
 * Every import of every source file, read from the syntax tree: static, dynamic, re-exports, `import('…').Type`, type-only
 * ones too. Paths are relative to the root with forward slashes. It throws at what it cannot read: a wall that is not looked
 * at is none.
 */
export interface Import {
  /** what stands in the quotes */
  readonly specifier: string;
  /** path of our own file, or null for a package */
  readonly file: string | null;
  /** `pg`, `node:fs`, `@mantine/core`; null for our own file */
  readonly package: string | null;
  /** our own file, and it is not there */
  readonly missing: boolean;
  readonly typeOnly: boolean;
  /** names taken by a named import */
  readonly names: readonly string[];
}

export interface Call {
  readonly on: string;
  readonly method: string;
  readonly line: number;
  /** the first argument is a literal, or made of texts that stand fixed at the top of the file */
  readonly constant: boolean;
}

export interface SourceFile {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** receivers of `.query(…)` and the like: `tx.query` → { on: 'tx', method: 'query' } */
  readonly calls: readonly Call[];
  /** texts of string literals that look like SQL */
  readonly sql: readonly string[];
}

const FOLDERS = ['src', 'demo', 'bench', 'tests'];
const SQL = /^\s*(?:select|insert|update|delete|with|copy|create|alter|drop|merge|truncate)\s/i;

export const sourcePaths = (root: string): string[] =>
  FOLDERS.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.d.ts'))
    .sort();

export function readSources(root: string): SourceFile[] {
  const paths = sourcePaths(root);
  const files = paths.map((path) => readSource(root, path));
  if (files.length < paths.length) throw new Error(`read ${files.length} of ${paths.length} files`);
  return files;
}

export function readSource(root: string, path: string, text = readFileSync(`${root}/${path}`, 'utf8')): SourceFile {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const broken = (tree as unknown as { parseDiagnostics: readonly ts.Diagnostic[] }).parseDiagnostics;
  if (broken.length > 0)
    throw new Error(`${path} cannot be read: ${ts.flattenDiagnosticMessageText(broken[0]!.messageText, ' ')}`);
  const imports: Import[] = [];
  const calls: Call[] = [];
  const sql: string[] = [];
  const add = (specifier: string, typeOnly: boolean, names: readonly string[] = []) =>
    imports.push({ specifier, ...resolve(root, path, specifier), typeOnly, names });

  const fixed = fixedTexts(tree);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const named = node.importClause?.namedBindings;
      const elements = named && ts.isNamedImports(named) ? named.elements : [];
      const allTypes = elements.length > 0 && elements.every((one) => one.isTypeOnly) && !node.importClause?.name;
      const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword || allTypes;
      add(
        node.moduleSpecifier.text,
        typeOnly,
        elements.map((one) => (one.propertyName ?? one.name).text),
      );
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      const elements = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : [];
      const allTypes = elements.length > 0 && elements.every((one) => one.isTypeOnly);
      add(node.moduleSpecifier.text, node.isTypeOnly || allTypes);
    } else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    ) {
      add(node.argument.literal.text, true);
    } else if (ts.isCallExpression(node)) {
      const [first] = node.arguments;
      const literal = first && ts.isStringLiteralLike(first) ? first.text : undefined;
      const dynamic = node.expression.kind === ts.SyntaxKind.ImportKeyword;
      const required = ts.isIdentifier(node.expression) && node.expression.text === 'require';
      if ((dynamic || required) && literal !== undefined) add(literal, false);
      if (ts.isPropertyAccessExpression(node.expression)) {
        const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
        calls.push({
          on: node.expression.expression.getText(),
          method: node.expression.name.text,
          line: line + 1,
          constant: first === undefined || isConstant(first, fixed),
        });
      }
    }
    if ((ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) && SQL.test(node.getText().slice(1))) {
      sql.push(node.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path, lines: text.split('\n').length - 1, imports, calls, sql };
}

/** Names that stand at the top of the file and never change, so hold nothing that was typed: lists of columns and the like. */
function fixedTexts(tree: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of tree.statements) {
    if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.Const)) continue;
    for (const { name } of statement.declarationList.declarations) if (ts.isIdentifier(name)) names.add(name.text);
  }
  return names;
}

function isConstant(node: ts.Expression, fixed: ReadonlySet<string>): boolean {
  if (ts.isStringLiteralLike(node)) return true;
  if (ts.isIdentifier(node)) return fixed.has(node.text);
  if (ts.isConditionalExpression(node)) return isConstant(node.whenTrue, fixed) && isConstant(node.whenFalse, fixed);
  if (!ts.isTemplateExpression(node)) return false;
  return node.templateSpans.every((span) => ts.isIdentifier(span.expression) && fixed.has(span.expression.text));
}

function resolve(root: string, from: string, specifier: string): Pick<Import, 'file' | 'package' | 'missing'> {
  const bare = specifier.replace(/\?.*$/, '');
  if (!bare.startsWith('.') && !bare.startsWith('/')) {
    const name = bare.startsWith('node:')
      ? bare
      : bare
          .split('/')
          .slice(0, bare.startsWith('@') ? 2 : 1)
          .join('/');
    return { file: null, package: name, missing: false };
  }
  const file = bare.startsWith('/') ? bare.slice(1) : posix.join(posix.dirname(from), bare);
  const path = `${root}/${file}`;
  return { file, package: null, missing: !existsSync(path) || !statSync(path).isFile() };
}

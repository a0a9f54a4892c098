import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { levelOf, storeys } from './places.ts';

/** The lower storeys that a module's manifest names; while there is no manifest yet, every lower storey. */
export function usesOf(root: string): (module: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (module) => {
    let uses = known.get(module);
    if (!uses) {
      uses = readUses(`${root}/src/modules/${module}/module.ts`) ?? storeys.slice(0, levelOf(storeys, module)).flat();
      known.set(module, uses);
    }
    return uses;
  };
}

function readUses(manifest: string): string[] | null {
  if (!existsSync(manifest)) return null;
  const tree = ts.createSourceFile(manifest, readFileSync(manifest, 'utf8'), ts.ScriptTarget.Latest, true);
  let uses: string[] | null = null;
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAssignment(node) &&
      node.name.getText() === 'uses' &&
      ts.isArrayLiteralExpression(node.initializer)
    ) {
      uses ??= node.initializer.elements.filter(ts.isStringLiteralLike).map((one) => one.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  if (!uses) throw new Error(`${manifest} does not say what it uses`);
  return uses;
}

import { groupsOfRole, type Role, roles } from '../platform/access/index.ts';
import { accountsEndpoints } from '../platform/accounts/contract.ts';
import { furniture } from './modules.ts';

/** Pages of docs/ that a program can list: generated from the manifests, checked by tests/architecture/generated-pages.test.ts. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** docs/access.md: who may do what. */
export function accessPage(): string {
  const { permissions } = furniture(() => null as never);
  const all = roles.codes.map((role) => role.code);
  const rows = Object.entries(permissions)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([permission, held]) => [`\`${permission}\``, ...all.map((role) => (held.includes(role) ? 'yes' : ''))]);
  const groups = all.map((role) => [role, groupsOfRole[role as Role].join(', ') || 'none']);
  return [
    '# Who may do what',
    '',
    'Generated from the manifests. "Own" is a guard inside the operation: a consultant corrects her own contact for 72 hours, a',
    'supervisor always. A permission is the first of four fences; possession of a group’s key is another one.',
    '',
    table(['permission', ...all], rows),
    '',
    '## Groups of keys that a role is admitted to',
    '',
    table(['role', 'groups'], groups),
    '',
  ].join('\n');
}

/** docs/map.md: modules and what each offers. */
export function mapPage(): string {
  const { modules } = furniture(() => null as never);
  const sections = modules.map((module) =>
    [
      `## ${module.name}`,
      '',
      `Uses: ${module.uses.join(', ') || 'the ground floor only'}.${module.handlers ? ` Listens to: ${Object.keys(module.handlers).join(', ')}.` : ''}${
        module.jobs ? ` Jobs: ${module.jobs.map((job) => job.id).join(', ')}.` : ''
      }`,
      '',
      table(
        ['operation', 'address', 'permission', 'what it does'],
        [...module.operations, ...(module.webhooks ?? [])].map(({ face }) => [
          `\`${face.id}\``,
          `\`${face.method} /api${face.path}\``,
          typeof face.permission === 'string' ? `\`${face.permission}\`` : `everyone ${face.permission.open}`,
          face.summary.replaceAll('|', '\\|'),
        ]),
      ),
      '',
    ].join('\n'),
  );
  const door = table(
    ['operation', 'address', 'what it does'],
    accountsEndpoints.map((face) => [`\`${face.id}\``, `\`${face.method} /api${face.path}\``, face.summary]),
  );
  return [
    '# Map of operations',
    '',
    'Generated from the manifests. The same as data: `/api/openapi.json`.',
    '',
    '## the door',
    '',
    door,
    '',
    ...sections,
  ].join('\n');
}

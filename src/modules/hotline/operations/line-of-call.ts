import type { It } from '../../../platform/operations/index.ts';
import { findGroups } from '../../../platform/vault/index.ts';
import { refuseLine } from '../line-errors.ts';
import type { LineForEvents } from '../store/line-call-store.ts';
import { findPorts, portByHand } from '../store/line-port-store.ts';
import { findLines } from '../store/line-store.ts';

/** A line as events of it need it, for somebody who is signed in. @throws hotline.unknown-line 404 */
export async function lineOfCall(it: It, code: string): Promise<LineForEvents> {
  const [lines, ports, groups] = await Promise.all([findLines(it.tx), findPorts(it.tx), findGroups(it.tx)]);
  const line = lines.find((one) => one.code === code && one.active);
  const desk = groups.find((one) => one.code === 'hotline');
  if (!line || !desk || it.keys.groupOf('hotline') !== desk.id) throw refuseLine('unknown-line', { path: ['line'] });
  const port = ports.find((one) => one.line === code) ?? portByHand(code);
  return {
    line: code,
    group: line.group,
    adapter: port.adapter,
    hours: port.hours,
    zone: it.organisation.zone,
    desk,
  };
}

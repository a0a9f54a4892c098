import { randomBytes } from 'node:crypto';
import { type It, operation } from '../../../platform/operations/index.ts';
import { wipe } from '../../../platform/vault/index.ts';
import { actionsOf, measuresWaiting } from '../line-codes.ts';
import type { LinePort } from '../line-contract.ts';
import * as contract from '../line-contract.ts';
import { refuseLine } from '../line-errors.ts';
import { findPorts, type PortRecord, portByHand, putLineKey, putPort } from '../store/line-port-store.ts';
import { findLines } from '../store/line-store.ts';
import { lineIdOf, sealLineKey } from './line-key.ts';

/** How lines are connected: set by the administrator, who sees no call and no contact. */
const shown = (it: It, port: PortRecord): LinePort => ({
  line: port.line,
  adapter: port.adapter,
  hours: port.hours === null ? null : [...port.hours],
  serviceSeconds: port.serviceSeconds,
  supports: [...port.supports],
  actions: [...actionsOf[port.adapter]],
  lineId: lineIdOf(it.actor.org, port.line),
  keyMadeOn: port.keyMadeOn,
  measuredFrom: port.measuredFrom,
  isDown: port.isDown,
});

async function portOf(it: It, line: string): Promise<PortRecord> {
  const [lines, ports] = await Promise.all([findLines(it.tx), findPorts(it.tx)]);
  if (!lines.some((one) => one.code === line)) throw refuseLine('unknown-line', { path: ['line'] });
  return ports.find((one) => one.line === line) ?? portByHand(line);
}

export const listLinePorts = operation(contract.listLinePorts, {
  async run(it) {
    const [lines, ports] = await Promise.all([findLines(it.tx), findPorts(it.tx)]);
    return lines.map((line) => shown(it, ports.find((one) => one.line === line.code) ?? portByHand(line.code)));
  },
});

export const setLinePort = operation(contract.setLinePort, {
  async run(it, { line, adapter, hours, serviceSeconds, supports }) {
    await portOf(it, line);
    const measures = measuresWaiting[adapter] && supports.includes('call.offered') && supports.includes('answered');
    const told = adapter === 'manual' ? [] : supports;
    await putPort(it.tx, { line, adapter, hours, serviceSeconds, supports: told }, measures ? it.today : null);
    it.tx.record({ kind: 'hotline.set-line-port', payload: { line, adapter } });
    return shown(it, await portOf(it, line));
  },
});

/** 32 random bytes, sealed under the server's key and shown this once. */
export const makeLineKey = operation(contract.makeLineKey, {
  async run(it, { line }) {
    const port = await portOf(it, line);
    if (port.adapter !== 'webhook') throw refuseLine('not-supported', { path: ['line'] });
    const key = randomBytes(32);
    const text = key.toString('base64url');
    // the text itself is the secret, so that whoever copies it has nothing to decode
    await putLineKey(it.tx, line, sealLineKey(it.serverKey, it.actor.org, line, Buffer.from(text)), it.today);
    wipe(key);
    it.tx.record({ kind: 'hotline.make-line-key', payload: { line } });
    return { lineId: lineIdOf(it.actor.org, line), key: text };
  },
});

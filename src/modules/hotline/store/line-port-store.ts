import type { Tx } from '../../../platform/database/index.ts';
import type { Day } from '../../../platform/kernel/index.ts';
import type { CallEventType, LineAdapter } from '../line-codes.ts';
import type { LineHours } from '../line-hours.ts';

/** How each line is connected. A line without a row is answered by hand, day and night. */
export interface PortRecord {
  readonly line: string;
  readonly adapter: LineAdapter;
  readonly hours: LineHours | null;
  readonly serviceSeconds: number;
  readonly supports: readonly CallEventType[];
  readonly keyMadeOn: Day | null;
  readonly measuredFrom: Day | null;
  readonly isDown: boolean;
}

export const portByHand = (line: string): PortRecord => ({
  line,
  adapter: 'manual',
  hours: null,
  serviceSeconds: 20,
  supports: [],
  keyMadeOn: null,
  measuredFrom: null,
  isDown: false,
});

interface Row {
  line: string;
  adapter: LineAdapter;
  hours: number[] | null;
  service_seconds: number;
  supports: CallEventType[];
  key_made_on: Day | null;
  measured_from: Day | null;
  is_down: boolean;
}

/** The secret stays where it is. */
export async function findPorts(tx: Tx): Promise<PortRecord[]> {
  const rows = await tx.query<Row>(
    `select line, adapter, hours, service_seconds, supports, key_made_on, measured_from, is_down
     from hotline.line_port where org_id = $1 order by line`,
    [tx.actor.org],
  );
  return rows.map((row) => ({
    line: row.line,
    adapter: row.adapter,
    hours: row.hours,
    serviceSeconds: row.service_seconds,
    supports: row.supports,
    keyMadeOn: row.key_made_on,
    measuredFrom: row.measured_from,
    isDown: row.is_down,
  }));
}

/** The first day on which a measuring adapter was set stays; back to the hand, and the secret is gone. */
export const putPort = (
  tx: Tx,
  port: Omit<PortRecord, 'keyMadeOn' | 'measuredFrom' | 'isDown'>,
  measuredFrom: Day | null,
) =>
  tx.query(
    `insert into hotline.line_port (org_id, line, adapter, hours, service_seconds, supports, measured_from)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (org_id, line) do update set adapter = excluded.adapter, hours = excluded.hours,
       service_seconds = excluded.service_seconds, supports = excluded.supports,
       measured_from = case when excluded.measured_from is null then null
         else coalesce(line_port.measured_from, excluded.measured_from) end,
       sealed_key = case when excluded.adapter = 'webhook' then line_port.sealed_key end,
       key_made_on = case when excluded.adapter = 'webhook' then line_port.key_made_on end`,
    [tx.actor.org, port.line, port.adapter, port.hours, port.serviceSeconds, port.supports, measuredFrom],
  );

export const putLineKey = (tx: Tx, line: string, sealed: Buffer, on: Day) =>
  tx.query('update hotline.line_port set sealed_key = $3, key_made_on = $4 where org_id = $1 and line = $2', [
    tx.actor.org,
    line,
    sealed,
    on,
  ]);

/** Of the lines that a machine reports. */
export const findWebhookKeys = (tx: Tx) =>
  tx.query<{ line: string; sealedKey: Buffer }>(
    `select line, sealed_key as "sealedKey" from hotline.line_port
     where org_id = $1 and adapter = 'webhook' and sealed_key is not null`,
    [tx.actor.org],
  );

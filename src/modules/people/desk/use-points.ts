import { useState } from 'react';
import { call, type Failure } from '../../../platform/desk-kit/index.ts';
import type { OutputOf } from '../../../platform/kernel/endpoint.ts';
import type { PersonPage } from '../contract.ts';
import { openContactPoint } from './calls.ts';

export type Point = PersonPage['contactPoints'][number];
type Opened = OutputOf<typeof openContactPoint>;

/** Which covered number or address is open, and which asks why. What was opened stays until the page is left or covered. */
export interface Points {
  readonly opened: ReadonlyMap<string, string>;
  /** this one was refused without a reason */
  readonly asked: { readonly point: Point; readonly failure: Failure } | undefined;
  readonly busy: string | undefined;
  readonly failure: Failure | undefined;
  open(point: Point, reason?: string): Promise<void>;
  cover(id: string): void;
  leave(): void;
}

export function usePoints(): Points {
  const [opened, setOpened] = useState<ReadonlyMap<string, string>>(new Map());
  const [asked, setAsked] = useState<Points['asked']>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState<string>();
  return {
    opened,
    asked,
    busy,
    failure,
    async open(point, reason = '') {
      setBusy(point.id);
      setFailure(undefined);
      try {
        const answer: Opened = await call(openContactPoint, { id: point.id, reason });
        setOpened((before) => new Map(before).set(point.id, spaced(answer)));
        setAsked(undefined);
      } catch (error) {
        const refused = error as Failure;
        if (refused.code === 'people.not-safe-now') setAsked({ point, failure: refused });
        else setFailure(refused);
      }
      setBusy(undefined);
    },
    cover: (id) => setOpened((before) => new Map([...before].filter(([one]) => one !== id))),
    leave: () => setAsked(undefined),
  };
}

/** +381601234542 as +381 60 123 4542 where it was typed without blanks. */
const spaced = ({ value, e164 }: Opened): string =>
  e164?.startsWith('+381') && !/\s/.test(value.trim())
    ? e164.replace(/^(\+381)(\d{2})(\d{3})(\d+)$/, '$1 $2 $3 $4')
    : value;

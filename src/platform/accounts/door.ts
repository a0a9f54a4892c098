import type { z } from 'zod';
import type { KeyHolder, Session } from '../access/index.ts';
import type { Secrets } from '../config/index.ts';
import type { Endpoint } from '../kernel/index.ts';
import type { Ground } from '../operations/index.ts';
import type { HashGate, PasswordParams } from '../vault/index.ts';

/**
 * Operations at the door: before anybody is signed in, or about being signed in. They open their own transactions and
 * set the cookie; everything else in the house is an ordinary operation behind them.
 */
export interface DoorGround extends Ground {
  readonly secrets: Secrets;
  readonly holder: KeyHolder;
  readonly hashGate: HashGate;
  /** what a hash costs by the present release, where it is not `currentParams` */
  readonly passwordParams?: PasswordParams;
  /** id of this server process; keys live in it and die with it */
  readonly process: string;
  /** what a new organisation needs beyond accounts: lines, lists (handed in by the app) */
  readonly furnish: (tx: import('../database/index.ts').Tx) => Promise<void>;
  /** begins to make the demonstration; /health tells how far it is */
  readonly makeDemonstration: () => void;
  /** removes the demonstration, whole; /health tells when the empty house is ready */
  readonly startOver: () => void;
}

export interface DoorIt {
  readonly ground: DoorGround;
  readonly token: Buffer | null;
  readonly session: Session | null;
  /** 32 random bytes that this browser keeps; made at the first visit to the door */
  readonly device: Buffer;
  /** null: clear it */
  setToken(token: Buffer | null): void;
}

export interface Door<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly face: Endpoint<I, O>;
  run(it: DoorIt, input: z.output<I>): Promise<z.input<O>>;
}

export const door = <I extends z.ZodType, O extends z.ZodType>(
  face: Endpoint<I, O>,
  run: (it: DoorIt, input: z.output<I>) => Promise<z.input<O>>,
): Door => ({ face, run }) as unknown as Door;

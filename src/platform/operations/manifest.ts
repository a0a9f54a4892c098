import type { Role } from '../access/index.ts';
import type { DomainEvent, Migration, Tx } from '../database/index.ts';
import type { CodeList, OrganisationId, RefusalStatus } from '../kernel/index.ts';
import type { Operation } from './operation.ts';
import type { Webhook } from './webhook.ts';

/** What a module hands to the house: one of these in each module.ts, one line each in src/app/modules.ts. */
export interface Module {
  readonly name: string;
  /** lower storeys whose front door it may use */
  readonly uses: readonly string[];
  readonly operations: readonly Operation[];
  /** entries for machines, signed instead of signed in */
  readonly webhooks?: readonly Webhook[];
  /** permission → roles */
  readonly permissions: Readonly<Record<`${string}.${string}`, readonly Role[]>>;
  readonly migrations: readonly Migration[];
  /** anonymous views, made anew by each `migrate` */
  readonly facts?: readonly Migration[];
  readonly codeLists?: readonly CodeList[];
  readonly locales: { readonly en: object; readonly sr: object };
  readonly errors?: Readonly<Record<string, RefusalStatus>>;
  /** event kind → what this module does about it; may run twice without harm */
  readonly handlers?: Readonly<Record<string, (tx: Tx, event: DomainEvent) => Promise<void>>>;
  /** work at a rhythm, with the jobs' rights only */
  readonly jobs?: readonly Job[];
  /** kinds of duty this module makes */
  readonly taskKinds?: readonly string[];
  /** counting rules and report layouts; their shape is the statistics module's */
  readonly definitions?: readonly unknown[];
  readonly reports?: readonly unknown[];
  /** what a new organisation needs of this module, in the transaction that makes it */
  setUp?(tx: Tx): Promise<void>;
  /** once, when a process opens the house: for caches that must go when the last holder of a group is gone */
  onOpen?(house: { onGroupGone(listener: (org: OrganisationId, groupId: string) => void): void }): void;
  /** how it answers `people.person-erased`: by a handler of that event, or it holds nothing about a person */
  readonly holdsPersons: boolean;
}

/** The part of a manifest that the worker's process loads (work.ts of the module): no operation, no contract, no words. */
export type ModuleWork = Pick<Module, 'name' | 'handlers' | 'jobs' | 'definitions' | 'facts'>;

export interface Job {
  /** `module.verb-noun` */
  readonly id: string;
  readonly everySeconds: number;
  run(tx: Tx): Promise<void>;
}

export const defineModule = (module: Module): Module => module;

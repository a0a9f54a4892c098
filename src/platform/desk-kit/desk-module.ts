import type { ComponentType } from 'react';
import type { Sentences } from '../i18n/index.ts';
import type { KeySet } from './key-sets.ts';

/** A screen of a module: its own address below /desk and its own chunk. */
export interface DeskRoute {
  /** '/hotline/contacts/$id'; an address never carries a name, a number or a text */
  readonly path: `/${string}`;
  /** key of the words for the browser's title; never personal data */
  readonly title: string;
  readonly permission?: string;
  readonly screen: () => Promise<{ readonly default: ComponentType }>;
}

/** A word in the left navigation. Storeys are parted by a hair. */
export interface DeskNavigation {
  readonly path: `/${string}`;
  /** key of its words */
  readonly words: string;
  readonly permission?: string;
  readonly storey: 'work' | 'concern' | 'reach' | 'house';
  /** small numbers first, inside the storey */
  readonly order: number;
  /** the number that stands beside the word: waiting calls, open tasks */
  readonly count?: () => number | undefined;
}

/** Something one can do from anywhere: in the command bar and, with a key, by that key. */
export interface DeskCommand {
  readonly id: string;
  readonly words: string;
  readonly permission?: string;
  readonly key?: string;
  readonly path: `/${string}`;
}

export interface FoundThing {
  readonly id: string;
  readonly label: string;
  readonly aside?: string;
  readonly path: `/${string}`;
}

/** Finds people, contacts … for the command bar. Asked on Enter, never on a key stroke: a search is an act on record. */
export interface DeskFinder {
  readonly id: string;
  readonly words: string;
  readonly permission?: string;
  /** answers to numbers first: stands after the others when words without a digit are typed */
  readonly forNumbers?: boolean;
  readonly find: (typed: string, signal: AbortSignal) => Promise<readonly FoundThing[]>;
}

/** What an upper module shows in a place that a lower screen named: 'people.person.aside'. */
export interface SlotFilling<Props = Record<string, unknown>> {
  readonly slot: string;
  readonly order: number;
  readonly permission?: string;
  readonly part: () => Promise<{ readonly default: ComponentType<Props> }>;
}

/** The module's locale files, each its own chunk: locales: { en: () => import('../locales/en.json'), sr: … }. */
export interface DeskLocales {
  readonly en: () => Promise<{ readonly default: Sentences }>;
  readonly sr: () => Promise<{ readonly default: Sentences }>;
}

/** A screen on the page of help: what it is for, in two lines, and its keys as the screen itself binds them. */
export interface ScreenHelp {
  readonly title: string;
  readonly about: string;
  /** where it is; none: it is reached from another page */
  readonly path?: `/${string}`;
  readonly permission?: string;
  readonly keys: readonly KeySet[];
}

/** What desk/index.tsx of a module exports. Everything heavy behind an import(). */
export interface DeskModule {
  /** its words are reached as `<id>.<key>` */
  readonly id: string;
  readonly routes: readonly DeskRoute[];
  readonly navigation: readonly DeskNavigation[];
  // biome-ignore lint/suspicious/noExplicitAny: a slot's props are agreed between the two modules, not here
  readonly slots: readonly SlotFilling<any>[];
  readonly commands: readonly DeskCommand[];
  readonly finders?: readonly DeskFinder[];
  readonly locales?: DeskLocales;
  readonly help?: () => Promise<{ readonly default: readonly ScreenHelp[] }>;
}

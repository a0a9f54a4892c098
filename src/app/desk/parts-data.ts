import type { ChipOption, PickOption } from '../../platform/desk-kit/index.ts';
import { addDays, day } from '../../platform/kernel/days.ts';

/** Invented throughout, for the page of parts: no person, place or number here exists. */
export const today = day('2021-12-14');

export const categories: readonly ChipOption[] = [
  { code: 'trafficking', label: 'Directly related to trafficking' },
  { code: 'preventive', label: 'Preventive-educational' },
  { code: 'other', label: 'Other' },
];

export const callers: readonly ChipOption[] = [
  'Own experience',
  'At risk',
  'Family',
  'Friend',
  'Looks for work',
  'Workers, group',
  'Citizen',
  'Institution',
  'NGO',
  'Media',
  'Employer',
  'Unknown',
].map((label) => ({ code: label.toLowerCase().replace(/[^a-z]+/g, '_'), label }));

export const yesNo: readonly ChipOption<'yes' | 'no' | 'unknown'>[] = [
  { code: 'yes', label: 'Yes', key: 'y', danger: true },
  { code: 'no', label: 'No', key: 'n' },
  { code: 'unknown', label: 'Unknown', key: 'u' },
];

export const assistance: readonly ChipOption[] = [
  'Information',
  'Crisis support',
  'Psychological',
  'Legal',
  'Medical',
  'Safety plan',
  'Job advice',
  'Practical',
  'Mediation',
].map((label) => ({ code: label.toLowerCase().replace(/[^a-z]+/g, '_'), label }));

export const places: readonly PickOption[] = [
  ['Novi Grad ◇', 'Južni okrug ◇'],
  ['Šumska ◇', 'Severni okrug ◇'],
  ['Đurđevo Polje ◇', 'Severni okrug ◇'],
  ['Žabare ◇', 'Južni okrug ◇'],
  ['Ljubin Do ◇', 'Zapadni okrug ◇'],
  ['Ćirina Reka ◇', 'Zapadni okrug ◇'],
].map(([label = '', group]) => ({ code: label, label, group }));

const SURNAMES = ['Primerić', 'Izmišljenović', 'Uzorak', 'Ogledna', 'Probić'];
const NAMES = ['Mila', 'Svetlana', 'Nađa', 'Љиљана', 'Grozdana', 'Vuk', 'Tara'];
const KINDS = ['Report of trafficking', 'Support, follow-up', 'After identification', 'Preventive-educational'];

export interface InventedContact {
  readonly id: string;
  readonly number: string;
  readonly day: ReturnType<typeof addDays>;
  readonly name: string;
  readonly kind: string;
  readonly minutes: number;
}

export const contacts = (count: number): readonly InventedContact[] =>
  Array.from({ length: count }, (_, n) => ({
    id: String(n),
    number: `H21-${String(4812 - n).padStart(6, '0')}`,
    day: addDays(today, -Math.floor(n / 3)),
    name: `${NAMES[n % NAMES.length]} ◇ ${SURNAMES[(n * 3) % SURNAMES.length]}`,
    kind: KINDS[(n * 7) % KINDS.length] ?? '',
    minutes: 3 + ((n * 11) % 41),
  }));

import { describe, expect, it } from 'vitest';
import { exploitationForms } from '../../codelists/index.ts';
import { day, type Month } from '../kernel/days.ts';
import { type Catalogue, createWords, uiLanguages } from './index.ts';

const hotline: Catalogue = {
  name: 'hotline',
  en: {
    calls_one: '{{count, number}} call',
    calls_other: '{{count, number}} calls',
    caller: 'Caller: {{name}}',
    errors: { 'stale-revision': 'Someone saved before you. Look at both versions.' },
  },
  sr: {
    calls_one: '{{count, number}} poziv',
    calls_few: '{{count, number}} poziva, malo',
    calls_other: '{{count, number}} poziva',
    caller: 'Zove: {{name}}',
    errors: { 'stale-revision': 'Neko je sačuvao pre vas. Pogledajte obe verzije.' },
  },
};

const [english, latin, cyrillic] = uiLanguages.map((language) => createWords({ catalogues: [hotline], language }));

describe('a sentence', () => {
  it('is in the language of the reader', () => {
    expect(english!.t('errors.input.missing')).toBe('Fill this in.');
    expect(latin!.t('errors.input.missing')).toBe('Popunite ovo polje.');
    expect(cyrillic!.t('errors.input.missing')).toBe('Попуните ово поље.');
  });

  it('has the plural of its language, and the number as it is written there', () => {
    expect(english!.t('hotline.calls', { count: 1 })).toBe('1 call');
    expect(english!.t('hotline.calls', { count: 3050 })).toBe('3,050 calls');
    expect(latin!.t('hotline.calls', { count: 21 })).toBe('21 poziv');
    expect(latin!.t('hotline.calls', { count: 3 })).toBe('3 poziva, malo');
    expect(cyrillic!.t('hotline.calls', { count: 3050 })).toBe('3.050 позива');
  });

  it('leaves a name in the script in which it was written, and does not run what the name contains', () => {
    expect(cyrillic!.t('hotline.caller', { name: 'Primer $t(hotline.calls) {{count}}' })).toBe(
      'Зове: Primer $t(hotline.calls) {{count}}',
    );
  });

  it('that does not exist stops a test, and shows its key to a reader', () => {
    expect(() => english!.t('hotline.nothing')).toThrow('hotline.nothing');
    expect(createWords({ catalogues: [], language: 'en', strict: false }).t('hotline.nothing')).toBe('hotline.nothing');
  });
});

describe('a refusal', () => {
  it('speaks with the words of its module', () => {
    expect(english!.refusal('hotline.stale-revision')).toMatch(/Look at both/);
    expect(cyrillic!.refusal('hotline.stale-revision')).toBe('Неко је сачувао пре вас. Погледајте обе верзије.');
  });

  it('without words of its own gets a general sentence', () => {
    expect(english!.refusal('http.rate-limited')).toBe(english!.t('errors.http.rate_limited'));
    expect(english!.refusal('people.unheard-of')).toBe(english!.t('errors.http.internal'));
  });
});

it('two modules cannot have the same name', () => {
  expect(() => createWords({ catalogues: [hotline, hotline], language: 'en' })).toThrow('hotline');
});

describe('numbers and days', () => {
  it('are written as the reader writes them', () => {
    expect([english, latin, cyrillic].map((w) => w!.formatDay(day('2012-12-14')))).toEqual([
      '14 December 2012',
      '14. decembra 2012.',
      '14. децембра 2012.',
    ]);
    expect([english, latin].map((w) => w!.formatNumber(3050))).toEqual(['3,050', '3.050']);
    expect([english, latin].map((w) => w!.formatPercent(67.6))).toEqual(['67.6\u00a0%', '67,6\u00a0%']);
    expect([english, cyrillic].map((w) => w!.formatMonth('2012-12' as Month, 'name'))).toEqual(['Dec', 'дец']);
    expect([english, latin].map((w) => w!.formatWeekday(1))).toEqual(['Monday', 'ponedeljak']);
  });

  it('the clock has 24 hours, in the zone of the organisation', () => {
    expect(english!.formatTime(new Date('2012-12-14T22:10:00Z'), 'Europe/Belgrade')).toBe('23:10');
    expect(latin!.formatTime(new Date('2012-12-14T23:10:00Z'), 'Europe/Belgrade')).toBe('00:10');
  });
});

describe('codes', () => {
  it('have a label in every language', () => {
    expect([english, latin, cyrillic].map((w) => w!.codeLabel(exploitationForms, 'labour'))).toEqual([
      'Labour exploitation',
      'Radna eksploatacija',
      'Радна експлоатација',
    ]);
  });

  it('that the list does not have are shown as they are', () => {
    expect(english!.codeLabel(exploitationForms, 'gone')).toBe('gone');
  });
});

it('words are sorted as in Serbian: c č ć d dž đ', () => {
  const sorted = ['đak', 'džep', 'dan', 'ćup', 'čas', 'cvet'].sort(latin!.collator.compare);
  expect(sorted).toEqual(['cvet', 'čas', 'ćup', 'dan', 'džep', 'đak']);
});

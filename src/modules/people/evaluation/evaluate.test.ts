import { describe, expect, it } from 'vitest';
import { WrongFile } from './csv-table.ts';
import { evaluate } from './evaluate.ts';
import { germanSet } from './german-names-testing.ts';
import { type LabelledSet, organisationSet, personSet } from './labelled-sets-testing.ts';
import { pairsOfNamesSet, watchListSet } from './many-scripts-testing.ts';
import { organisationWords } from './plain-words.ts';
import { readDate } from './read-date.ts';
import { evaluationText } from './report-text.ts';

const all = ['given', 'surname', 'birth_date', 'phone', 'place'] as const;
const named = ['given', 'surname', 'birth_date'] as const;
const linked = { originals: 600, duplicates: 600, seed: 9, kind: 'english', slips: 2, most: 1, linked: true } as const;

const problem = (set: Partial<LabelledSet>): string => {
  try {
    evaluate({ records: 'id,name\n1,Ana\n2,Iva\n', truth: 'id1,id2,same\n1,2,0\n', ...set });
  } catch (found) {
    if (found instanceof WrongFile) return `${found.file} ${found.message}`;
  }
  return 'nothing wrong';
};

describe('measuring on a labelled file', () => {
  it('finds generated persons by all they have', () => {
    const { pairs, ranks } = evaluate(personSet({ ...linked, columns: all }));
    expect(pairs.best.f1).toBeGreaterThan(0.99);
    expect(ranks.recallAt1).toBeGreaterThan(0.99);
  }, 60_000);

  it('finds generated persons by names and birth alone', () => {
    expect(evaluate(personSet({ ...linked, columns: named })).pairs.best.f1).toBeGreaterThan(0.93);
  }, 60_000);

  it('finds a copied name among families that spell theirs alike', () => {
    expect(evaluate(germanSet(2_000, 300, 3)).pairs.best.f1).toBeGreaterThan(0.95);
  }, 60_000);

  it('finds who is on a list, however she is written', () => {
    expect(evaluate(watchListSet(2_000, 200, 5)).ranks.recallAt1).toBeGreaterThan(0.98);
  }, 60_000);

  it('tells pairs of names in many scripts from names that are only alike', () => {
    expect(evaluate(pairsOfNamesSet(800, 5)).pairs.best.f1).toBeGreaterThan(0.85);
  }, 60_000);

  it('finds firms by name, street and number, in clusters too', () => {
    const { pairs, clusters } = evaluate(organisationSet(300, 4));
    expect(pairs.best.f1).toBeGreaterThan(0.95);
    expect(clusters?.best.f1).toBeGreaterThan(0.95);
  }, 60_000);

  it('says the same for the same files, in whichever order the rows come', () => {
    const set = personSet({ ...linked, originals: 200, duplicates: 100, columns: named });
    const shuffled = (text: string) => {
      const [head, ...rows] = text.trimEnd().split('\n');
      return `${[head, ...rows.reverse()].join('\n')}\n`;
    };
    const once = evaluate(set);
    expect(evaluate(set).pairs).toEqual(once.pairs);
    const turned = evaluate({ ...set, truth: shuffled(set.truth) });
    expect(turned.pairs).toEqual(once.pairs);
  }, 60_000);

  it('measures named pairs only where the truth names pairs that differ', () => {
    const rows = [
      'Иван Петров',
      'Ivan Petrov',
      'Mohammed Hassan',
      'محمد حسن',
      'Xi Jinping',
      '习近平',
      'Ana Savić',
      'Iva Tomić',
    ];
    const records = `id,name\n${rows.map((name, n) => `${n},${name}`).join('\n')}\n`;
    const truth = 'id1,id2,same\n0,1,1\n2,3,1\n4,5,1\n6,7,0\n0,7,0\n2,4,0\n';
    const found = evaluate({ records, truth });
    expect(found.world).toBe('labelled');
    expect(found.pairs.best.f1).toBe(1);
    expect(evaluationText(found)).toContain('only the pairs that the truth names');
  });

  it('reads a file in whichever way it was written', () => {
    const records = 'id,name,birth_date\n1,Ana Savić,1985-03-12\n2,Ana Savic,1985-03-12\n3,Iva Tomić,1990-01-01\n';
    const truth = 'id1,id2,same\n1,2,1\n';
    const { pairs } = evaluate({ records, truth });
    const turned = (text: string) =>
      text.replace(/^(.*),(.*),(.*)$/gmu, (_, a: string, b: string, c: string) => `${c},${a},${b}`);
    for (const other of [
      `\uFEFF${records}`,
      records.replaceAll('\n', '\r\n'),
      records.replaceAll('\n', '\r'),
      records.replaceAll(',', ';'),
      records.replaceAll(',', '\t'),
      records.replace(/[^,\n]+/gu, '"$&"'),
      records.replace('id,name,birth_date', 'ID, Name ,Birth Date'),
      records.replaceAll(/(?<=\d)\n/gu, ',\n'),
      turned(records),
    ])
      expect(evaluate({ records: other, truth }).pairs).toEqual(pairs);
    for (const other of [
      'ID2;ID1;Same\n1;2;TRUE\n',
      'id1,id2\n1,2\n',
      'id1,id2,same,why\n1,2,yes,x\n',
      'same,id1,id2\n1.0,1,2\n',
    ])
      expect(evaluate({ records, truth: other }).pairs).toEqual(pairs);
    const more = evaluate({ records: records.replaceAll('\n', ',x\n').replace(',x', ',colour'), truth });
    expect(more.ignoredColumns).toEqual(['colour']);
    expect(evaluationText(more)).toContain('columns that are not compared: colour');
  });

  it('takes a label in whichever word it is said', () => {
    const records = 'id,name\n1,Ana Savić\n2,Ana Savic\n3,Iva Tomić\n';
    const labelled = (head: string, yes: string, no: string) =>
      evaluate({ records, truth: `id1,id2,${head}\n1,2,${yes}\n1,3,${no}\n` }).pairs;
    const expected = labelled('same', '1', '0');
    expect(expected).toMatchObject({ positives: 1, compared: 2 });
    for (const [yes, no] of [
      ['match', 'non-match'],
      ['Matched', 'not_same'],
      ['1.0', '-1'],
      ['POSITIVE', 'negative'],
      ['duplicate', 'distinct'],
    ] as const)
      expect(labelled('same', yes, no)).toEqual(expected);
    expect(labelled('label', 'TRUE', 'FALSE')).toEqual(expected);
  });

  it('compares citizenship and language, by code or by name', () => {
    const weighed = (of: string) =>
      evaluate({
        records: `id,name,citizenship,language\n1,Ana Savić,RS,sr\n2,Ana Savic,${of}\n3,Iva Tomić,DE,de\n`,
        truth: 'id1,id2,same\n1,2,1\n2,3,0\n',
      });
    const best = (of: string) => weighed(of).pairs.best.threshold;
    expect(weighed('SRB,Serbian').ignoredColumns).toEqual([]);
    expect(best('SRB,Serbian')).toBe(best('RS,sr'));
    expect(best('RS,sr')).toBeGreaterThan(best('RS,hr'));
    expect(best('RS,hr')).toBeGreaterThan(best('RS,th'));
    expect(best('RS,th')).toBeGreaterThan(best('DE,th'));
  });

  it('measures nothing where the truth is empty, and asks a list of itself without finding everybody in herself', () => {
    const records = 'id,name\n01,Ana Savić\n1,Ana Savic\n3,Iva Tomić\n';
    expect(evaluate({ records, truth: 'id1,id2,same\n' }).pairs).toMatchObject({ positives: 0, best: { f1: 0 } });
    const itself = evaluate({ records, queries: records, truth: 'id1,id2,same\n01,1,1\n' });
    expect(itself.pairs).toEqual(evaluate({ records, truth: 'id1,id2,same\n01,1,1\n' }).pairs);
    expect(itself.ranks.recallAt1).toBe(1);
  });

  it('reads a large file piece by piece, wherever a piece ends', () => {
    const records = '\uFEFFid,name,place\r\n1,"Savić, ""Ana""",Niš\r\n2,Ana Savic,"Niš\r\nCentar"\r\n3,Iva Tomić,\r\n';
    const truth = 'id1,id2\n1,2\n';
    const whole = evaluate({ records, truth });
    expect(whole.pairs.best.f1).toBe(1);
    for (const size of [1, 2, 3, 7]) {
      const pieces = (text: string) => text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? [];
      expect(evaluate({ records: [pieces(records)], truth: pieces(truth) }).pairs).toEqual(whole.pairs);
    }
    const [one, two] = ['id,name\n1,Ana Savić\n', 'name;id\nAna Savic;2\nIva Tomić;3\n'];
    expect(evaluate({ records: [one, two], truth }).records).toBe(3);
  });

  it('knows the columns of other people’s files, and says how it read them', () => {
    const rows = (head: string, place: string, born: string) =>
      `${head}\n1,Ana,Savić,${born},${place}\n2,Ana,Savic,${born},${place}\n`;
    const truth = 'id1,id2\n1,2\n';
    const ours = rows('id,given,surname,birth_date,place', '12 Primer st', '1985-03-12');
    const theirs = rows('rec_id,First Name,last_name,DOB,street_number,address_1', '12,Primer st', '19850312');
    const two = evaluate({ records: theirs, truth });
    expect(two.pairs).toEqual(evaluate({ records: ours, truth }).pairs);
    expect(two.readAs).toMatchObject({ first_name: 'given', dob: 'birth_date', address_1: 'place' });
    expect(evaluationText(two)).toContain('dob as birth_date');
    const parted = 'id,fname_c1,lname_c1,by,bm,bd\n1,Ana,Savić,1985,3,12\n2,Ana,Savic,1985,03,12\n';
    expect(evaluate({ records: parted, truth }).pairs.best.threshold).toBeGreaterThan(10);
  });

  it('takes a truth of groups like one of pairs, and each pair once however often it is named', () => {
    const records = 'id,name\n1,Ana Savić\n2,Ana Savic\n3,Savić Ana\n4,Iva Tomić\n';
    const pairs = evaluate({ records, truth: 'id1,id2\n1,2\n2,1\n2,3\n1,2\n' });
    expect(pairs.pairs.positives).toBe(3);
    expect(evaluate({ records, truth: 'id,cluster\n1,a\n2,a\n3,a\n4,b\n' }).pairs).toEqual(pairs.pairs);
  });

  it('finds somebody by any of her names', () => {
    const queries = 'id,name\na,Nikolic Petra\nb,Mira Ilic\nc,Ana Savic\n';
    const truth = 'id1,id2\n1,a\n1,b\n1,c\n';
    for (const records of [
      'id,name,aliases\n1,Ana Savić,Petra Nikolić; Mira Ilić\n2,Iva Tomić,\n3,Mira Lukić,\n',
      'id,name\n1,Ana Savić; Petra Nikolić; Mira Ilić\n2,Iva Tomić\n3,Mira Lukić\n',
    ])
      expect(evaluate({ records, queries, truth }).ranks.recallAt1).toBe(1);
  });

  it('names row and column of what is wrong, never the cell', () => {
    expect(problem({ records: 'name\nAna\n' })).toBe('records row 1, column id: the column is missing');
    expect(problem({ records: 'id,sex\n1,f\n' })).toContain('records row 1: there is nothing to compare');
    expect(problem({ records: 'id,name\n1,Ana\n1,Iva\n' })).toContain(
      'records row 3, column id: the id is there twice',
    );
    expect(problem({ records: 'id,name\n1,Ana,x\n' })).toContain('records row 2, column name: 3 cells');
    expect(problem({ records: 'id,name\n1,"Ana\n' })).toContain('records row 2, column 2: a quotation mark');
    expect(problem({ records: '' })).toContain('the file is empty');
    expect(problem({ truth: 'id1,id2,same\n1,9,1\n' })).toBe(
      'truth row 2, column id2: the id is in no file of records',
    );
    expect(problem({ truth: 'id1,id2,same\n1,2,perhaps\n' })).toBe('truth row 2, column same: 1 or 0 is expected');
    expect(problem({ truth: 'id1\n1\n' })).toContain('truth row 1, column id2: the column is missing');
    expect(problem({ truth: 'id1,id2,same\n1,2,1\n2,1,0\n' })).toContain('truth row 3: the pair is named twice');
    expect(problem({})).toBe('nothing wrong');
  });
});

describe('reading what people write', () => {
  it('reads a date in the ways it is written, and keeps a slip of the finger', () => {
    const day = { from: 1985, until: 1985, month: 3, day: 12 };
    for (const text of ['1985-03-12', '19850312', '12.3.1985.', '12/03/1985', '3/25/1985'].slice(0, 4))
      expect(readDate(text)).toEqual(day);
    expect(readDate('3/25/1985')).toEqual({ ...day, day: 25 });
    expect(readDate('1985-31-12')).toEqual({ from: 1985, until: 1985, month: 31, day: 12 });
    expect(readDate('1985')).toEqual({ from: 1985, until: 1985 });
    expect(readDate('1985-00-00')).toEqual({ from: 1985, until: 1985 });
    expect(readDate('about 1985')).toEqual({ from: 1985, until: 1985 });
    expect(readDate('1980-1985')).toEqual({ from: 1980, until: 1985 });
    for (const text of ['12 Mar 1985', '12-MAR-85', 'March 12, 1985', '12 март 1985', '1985年3月12日'])
      expect(readDate(text)).toEqual(day);
    expect(readDate('23051985')).toEqual({ ...day, month: 5, day: 23 });
    for (const text of ['1985-03', '03/1985', '3.1985.', '198503', '1985-03-00', '00.03.1985', 'Mar 1985'])
      expect(readDate(text)).toEqual({ from: 1985, until: 1985, month: 3 });
    expect(readDate('between 1980 and 1985')).toEqual({ from: 1980, until: 1985 });
    expect(readDate('1980s')).toEqual({ from: 1980, until: 1989 });
    expect(readDate('never')).toBeUndefined();
  });

  it('takes the legal form off a firm, in either script', () => {
    for (const text of ['„Примерић“ д.о.о.', 'Primerić DOO', 'PRIMERIC d.o.o.'])
      expect(organisationWords(text)).toEqual(['primeric']);
    expect(organisationWords('Agencija d.o.o.')).not.toEqual([]);
  });
});

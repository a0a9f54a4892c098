import { drawing, type LabelledSet, madeNames, slip } from './labelled-sets-testing.ts';

/**
 * A list of people with German names, one copy of every tenth, nearly always with a single slip: what such generated files
 * look like. Common names are very common, and some surnames are spelled in several ways by several families.
 */
// biome-ignore format: a table
const SURNAMES = ('MUELLER SCHMIDT SCHNEIDER FISCHER WEBER MEYER WAGNER BECKER SCHULZ HOFFMANN SCHAEFER KOCH BAUER RICHTER KLEIN WOLF SCHROEDER ' +
  'NEUMANN SCHWARZ ZIMMERMANN BRAUN KRUEGER HOFMANN HARTMANN LANGE SCHMITT WERNER SCHMITZ KRAUSE MEIER LEHMANN SCHMID SCHULZE MAIER KOEHLER ' +
  'HERRMANN KOENIG WALTER MAYER HUBER KAISER FUCHS PETERS LANG SCHOLZ MOELLER WEISS JUNG HAHN SCHUBERT VOGEL FRIEDRICH KELLER GUENTHER FRANK ' +
  'BERGER WINKLER ROTH BECK LORENZ BAUMANN FRANKE ALBRECHT SCHUSTER SIMON LUDWIG BOEHM WINTER KRAUS MARTIN SCHUMACHER KRAEMER VOGT STEIN JAEGER').split(' ');
// biome-ignore format: a table
const GIVEN = ('PETER MICHAEL THOMAS ANDREAS WOLFGANG KLAUS JUERGEN GUENTER STEFAN CHRISTIAN URSULA MONIKA PETRA ELISABETH SABINE RENATE HELGA KARIN ' +
  'BRIGITTE INGRID ERIKA MARTIN HANS FRANK WERNER BERND UWE ANDREA GISELA CLAUDIA SUSANNE GABRIELE HEINZ HELMUT MANFRED GERHARD DIETER HORST RALF ' +
  'MATTHIAS STEFANIE CHRISTA BIRGIT ALEXANDER JOERG MARIA ANNA KARL WALTER JOSEF HEIKE ANGELIKA BARBARA JOACHIM ROLF ANKE TANJA SVEN DANIEL').split(' ');

export function germanSet(people: number, copies: number, seed: number): LabelledSet {
  const draw = drawing(seed);
  const rareSurnames = madeNames('german', 2_500, 21).map((name) =>
    name.toUpperCase().replace(/Ä/gu, 'AE').replace(/Ö/gu, 'OE').replace(/Ü/gu, 'UE'),
  );
  const rareGiven = madeNames('german', 250, 22).map((name) => name.toUpperCase());
  const two = (n: number) => String(n).padStart(2, '0');
  const rows: string[][] = [];
  for (let n = 0; n < people; n++) {
    const given = draw.chance(0.85) ? draw.common(GIVEN) : draw.pick(rareGiven);
    rows.push([
      `o${n}`,
      draw.chance(0.03) ? `${given} ${draw.common(GIVEN)}` : given,
      draw.chance(0.55) ? draw.common(SURNAMES) : draw.common(rareSurnames),
      `${1920 + draw(90)}-${two(1 + draw(12))}-${two(1 + draw(28))}`,
    ]);
  }
  const truth: string[][] = [];
  for (let n = 0; n < copies; n++) {
    const of = Math.floor((n * people) / copies);
    const [, given = '', surname = '', birth = ''] = rows[of] as string[];
    let [g, s, [year = '', month = '', day = '']] = [given, surname, birth.split('-')];
    for (let count = 1 + (draw.chance(0.25) ? 1 : 0); count > 0; count--) {
      const kind = draw(10);
      if (kind < 3) g = slip(g, draw).toUpperCase();
      else if (kind < 6) s = slip(s, draw).toUpperCase();
      else if (kind === 6)
        year = draw.chance(0.5) ? year.slice(0, 3) + draw(10) : year.slice(0, 2) + draw(10) + year.slice(3);
      else if (kind === 7) month = two(1 + draw(12));
      else if (kind === 8) day = two(1 + draw(28));
      else if (draw.chance(0.5)) [g, s] = [s, g];
      else day = draw.chance(0.5) ? day : '';
    }
    rows.push([`d${n}`, g, s, day === '' ? `${year}-${month}` : `${year}-${month}-${day}`]);
    truth.push([`o${of}`, `d${n}`, '1']);
  }
  const csv = (list: readonly (readonly string[])[]) => `${list.map((row) => row.join(',')).join('\n')}\n`;
  return {
    records: csv([['id', 'given', 'surname', 'birth_date'], ...rows]),
    truth: csv([['id1', 'id2', 'same'], ...truth]),
  };
}

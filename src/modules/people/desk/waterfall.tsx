import './links.css';
import { useWords, type Words } from '../../../platform/desk-kit/index.ts';
import type { Explanation } from '../links-contract.ts';

type Reason = Explanation['reasons'][number];

const KIND: Readonly<Record<string, string>> = {
  given: 'name',
  surname: 'name',
  name: 'name',
  birth: 'birth',
  sex: 'sex',
  phone: 'phone',
};

/** "Surname: the same, spelled otherwise, rare" */
export const reasonWords = ({ t }: Pick<Words, 't'>, { field, level, frequency }: Reason): string =>
  [
    `${t(`people.match.field.${field}`)}: ${t(`people.match.level.${KIND[field] ?? 'other'}.${level}`)}`,
    ...(frequency === undefined ? [] : [t(`people.match.common.${commonness(frequency)}`)]),
  ].join(', ');

/** Shares of the people who bear a name: one in a hundred is very common here, one in a thousand common. */
const commonness = (share: number): string => (share >= 0.004 ? 'very' : share >= 0.0008 ? 'common' : 'rare');

const strengthOf = (weight: number): string => {
  const bits = Math.abs(weight);
  return bits >= 6 ? 'strong' : bits >= 2 ? 'some' : 'little';
};

export const strengthWords = ({ t }: Pick<Words, 't'>, { direction, weight }: Reason): string =>
  t(`people.match.strength.${direction}.${direction === 'neither' ? 'little' : strengthOf(weight)}`);

/** Two parts of a name may meet in the same way. */
const numbered = (reasons: Explanation['reasons']) =>
  reasons.map((reason, at) => ({ id: `${reason.field} ${reason.level} ${at}`, reason }));

const SHAPE = { for: '▲', against: '▼', neither: '◇' } as const;

/** In words, conflicts first; each with a shape and a word, a bar only beside them. */
export function Waterfall({ explanation }: { explanation: Explanation }) {
  const words = useWords();
  const { t } = words;
  if (explanation.reasons.length === 0) return <p className="mute">{t('people.match.nothing')}</p>;
  return (
    <>
      <ol className="wf" aria-label={t('people.match.waterfall')}>
        {numbered(explanation.reasons).map(({ id, reason }) => (
          <li key={id} className={`wf-${reason.direction}`}>
            <span className="wf-shape" aria-hidden="true">
              {SHAPE[reason.direction]}
            </span>
            <span className="wf-what">{reasonWords(words, reason)}</span>
            <span className="wf-say">{strengthWords(words, reason)}</span>
            <meter
              className="wf-bar"
              min={0}
              max={16}
              value={Math.min(16, Math.abs(reason.weight))}
              aria-hidden="true"
            />
          </li>
        ))}
      </ol>
      <p className="meta">{t(explanation.calibrated ? 'people.match.learned' : 'people.match.thumb')}</p>
    </>
  );
}

const ZONE_SHAPE: Readonly<Record<string, string>> = { probable: '●', possible: '◐', silent: '○' };

/** How likely, by shape and word. */
export function Zone({ of }: { of: string }) {
  const { t } = useWords();
  return (
    <span className={`zone zone-${of}`}>
      <span aria-hidden="true">{ZONE_SHAPE[of]}</span> {t(`people.match.zone.${of}`)}
    </span>
  );
}

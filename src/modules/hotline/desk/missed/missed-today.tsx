import { PageLink, Section, useAsk, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import { listMissed } from '../calls.ts';
import { useLines } from '../use-lines.ts';
import { MissedRow } from './missed-row.tsx';

const SHOWN = 8;

/** The missed numbers among the work of the day. */
export default function MissedToday({ day }: { day: Day }) {
  const { t } = useWords();
  const lines = useLines();
  const missed = useAsk(listMissed, {}, { every: 30_000, keep: true });
  const rows = missed.data ?? [];
  if (rows.length === 0) return null;
  return (
    <Section
      title={t('hotline.night.missed.title')}
      count={rows.length}
      end={<PageLink to="/missed">{t('hotline.night.missed.all')}</PageLink>}
    >
      <ul className="work">
        {rows.slice(0, SHOWN).map((one) => (
          <MissedRow key={one.id} missed={one} lines={lines.all} today={day} />
        ))}
      </ul>
    </Section>
  );
}

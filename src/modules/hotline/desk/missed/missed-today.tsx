import { useState } from 'react';
import { PageLink, Section, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import { useLines } from '../use-lines.ts';
import { MissedOutline } from './missed-outline.tsx';
import { MissedRow } from './missed-row.tsx';
import { useMissed } from './use-missed.ts';

const SHOWN = 8;

/** The missed numbers among the work of the day: their outline, until somebody takes one up. */
export default function MissedToday({ day }: { day: Day }) {
  const { t } = useWords();
  const lines = useLines();
  const [taken, setTaken] = useState<string>();
  const { outline, missed } = useMissed('no', taken !== undefined);
  const rows = outline.data?.rows ?? [];
  const arrived = outline.data?.arrived ?? 0;
  const opened = taken === undefined ? undefined : missed.data;
  if (rows.length + arrived === 0) return null;
  return (
    <Section
      title={t('hotline.night.missed.title')}
      count={rows.length + arrived}
      end={<PageLink to="/missed">{t('hotline.night.missed.all')}</PageLink>}
    >
      <ul className="work">
        {opened
          ? opened
              .slice(0, SHOWN)
              .map((one) => (
                <MissedRow key={one.id} missed={one} lines={lines.all} today={day} startOpen={one.id === taken} />
              ))
          : rows
              .slice(0, SHOWN)
              .map((one) => (
                <MissedOutline
                  key={one.id}
                  missed={one}
                  lines={lines.all}
                  today={day}
                  isBusy={taken === one.id}
                  onTake={() => setTaken(one.id)}
                />
              ))}
        {!opened && arrived > 0 && (
          <li className="work-row">
            <span />
            <PageLink to="/missed">{t('hotline.night.missed.arrived', { count: arrived })}</PageLink>
          </li>
        )}
      </ul>
    </Section>
  );
}

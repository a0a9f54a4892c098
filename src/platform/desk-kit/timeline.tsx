import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type Day, type Month, monthOf, weekdayOf } from '../kernel/days.ts';
import { useWords } from './words.tsx';

export interface TimelineEntry {
  readonly id: string;
  readonly day: Day;
  /** Contact, Note, Decision … in the reader's language */
  readonly kind: string;
  readonly body: ReactNode;
  /** a milestone */
  readonly pinned?: boolean;
  readonly fresh?: boolean;
}

/** One stream, the newest first, under months; the months beside it jump, their bars say how much there is. */
export function Timeline({ label, entries }: { label: string; entries: readonly TimelineEntry[] }) {
  const { t, formatMonth, formatWeekday } = useWords();
  const id = useId();
  const ground = useRef<HTMLDivElement>(null);
  const months = groupByMonth(entries);
  const most = Math.max(1, ...months.map((m) => m.entries.length));
  const [here, setHere] = useState<Month | undefined>(months[0]?.month);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the sections are those of these entries
  useEffect(() => {
    const seen = new IntersectionObserver(
      (changes) => {
        const top = changes.filter((c) => c.isIntersecting)[0];
        if (top) setHere((top.target as HTMLElement).dataset.month as Month);
      },
      { rootMargin: '-64px 0px -70% 0px' },
    );
    for (const section of ground.current?.querySelectorAll('[data-month]') ?? []) seen.observe(section);
    return () => seen.disconnect();
  }, [entries]);

  const jump = (month: Month) => {
    const head = ground.current?.querySelector<HTMLElement>(`[data-month="${month}"] h3`);
    head?.scrollIntoView();
    head?.focus({ preventScroll: true });
    setHere(month);
  };

  return (
    <div className="tlx">
      <nav className="tl-months" aria-label={t('kit.timeline.months')}>
        {months.map(({ month, entries: inMonth }, at) => (
          <div key={month}>
            {months[at - 1]?.month.slice(0, 4) !== month.slice(0, 4) && <b>{month.slice(0, 4)}</b>}
            <a
              href={`#${id}-${month}`}
              aria-current={month === here ? 'true' : undefined}
              onClick={(event) => {
                event.preventDefault();
                jump(month);
              }}
            >
              {formatMonth(month, 'name')}
              <span className="vh">{t('kit.timeline.month', { year: month.slice(0, 4), count: inMonth.length })}</span>
              <i style={{ width: `${Math.max(8, (inMonth.length / most) * 100)}%` }} />
            </a>
          </div>
        ))}
      </nav>
      {/* biome-ignore lint/a11y/useSemanticElements: the stream is a group of its months */}
      <div ref={ground} role="group" aria-label={label}>
        {months.map(({ month, entries: inMonth }) => (
          <section key={month} data-month={month} aria-labelledby={`${id}-${month}`}>
            <h3 className="tl-month" id={`${id}-${month}`} tabIndex={-1}>
              {formatMonth(month)}
            </h3>
            <ol className="tl">
              {inMonth.map((entry) => (
                <li key={entry.id} className={entry.pinned ? 'tl-pin' : undefined}>
                  <time dateTime={entry.day}>
                    {Number(entry.day.slice(8))} {formatWeekday(weekdayOf(entry.day), 'short')}
                  </time>
                  <span className="tl-kind">
                    {entry.kind}
                    {entry.fresh && <span className="tl-new">{t('kit.timeline.new')}</span>}
                  </span>
                  <div>{entry.body}</div>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </div>
  );
}

function groupByMonth(
  entries: readonly TimelineEntry[],
): readonly { month: Month; entries: readonly TimelineEntry[] }[] {
  const months = new Map<Month, TimelineEntry[]>();
  for (const entry of [...entries].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))) {
    const month = monthOf(entry.day);
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  return [...months].map(([month, inMonth]) => ({ month, entries: inMonth }));
}

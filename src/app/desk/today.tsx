import { useEffect, useState } from 'react';
import {
  Button,
  EmptyState,
  Page,
  PageHead,
  Slot,
  useFilled,
  useGo,
  useMay,
  useSession,
  useWords,
} from '../../platform/desk-kit/index.ts';
import { localTime } from '../../platform/kernel/clock.ts';
import { commandsOf } from './commands.ts';

/** The day, and what every module has put on it: what waits (left), the work (middle), the shift (right). */
export default function Today() {
  const { t, formatDay } = useWords();
  const { organisation } = useSession();
  const go = useGo();
  const may = useMay();
  const [day, setDay] = useState(() => localTime(new Date(), organisation.zone).day);
  useEffect(() => {
    const tick = setInterval(() => setDay(localTime(new Date(), organisation.zone).day), 30_000);
    return () => clearInterval(tick);
  }, [organisation.zone]);
  const hasLine = useFilled('desk.today.line');
  const hasWork = useFilled('desk.today.work');
  const hasShift = useFilled('desk.today.shift');
  const hasFacts = useFilled('desk.today.facts');
  const begin = commandsOf(may).find((c) => c.key === 'n');
  const words = formatDay(day, 'weekday');

  return (
    <div className={`today${hasLine ? ' has-line' : ''}${hasShift ? ' has-shift' : ''}`}>
      {hasLine && (
        <aside className="today-line" aria-label={t('desk.today.line')}>
          <Slot name="desk.today.line" with={{ day }} />
        </aside>
      )}
      <Page>
        <PageHead
          title={words.charAt(0).toLocaleUpperCase() + words.slice(1)}
          line={hasFacts && <Slot name="desk.today.facts" with={{ day }} />}
          acts={
            begin && (
              <Button kind="go" keyHint="n" onClick={() => go(begin.path)}>
                {t(begin.words)}
              </Button>
            )
          }
        />
        <Slot name="desk.today.first" with={{ day }} />
        {hasWork ? (
          <Slot name="desk.today.work" with={{ day }} />
        ) : (
          <EmptyState title={t('desk.today.empty')}>{t('desk.today.empty-line')}</EmptyState>
        )}
      </Page>
      {hasShift && (
        <aside className="today-shift" aria-label={t('desk.today.shift')}>
          <Slot name="desk.today.shift" with={{ day }} />
        </aside>
      )}
    </div>
  );
}

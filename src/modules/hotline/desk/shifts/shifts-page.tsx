import { useState } from 'react';
import {
  Button,
  EmptyState,
  ErrorState,
  Page,
  PageHead,
  useAct,
  useAsk,
  useColleagues,
  useMay,
  useSession,
  useWords,
  Waiting,
} from '../../../../platform/desk-kit/index.ts';
import { localTime } from '../../../../platform/kernel/clock.ts';
import { addDays, type Day, weekdayOf } from '../../../../platform/kernel/days.ts';
import { lineGroups } from '../../code-lists.ts';
import type { ShiftCard } from '../../shift-contract.ts';
import { cancelShift, getShiftNow, listShifts } from '../line/calls.ts';
import { minuteAt, writeMinute } from '../minute-words.ts';
import { PlanShift } from './plan-shift.tsx';
import { runsAt, spanWords } from './shift-words.ts';
import './shifts.css';

/** The plan of two weeks: a row a shift, in its order. A supervisor adds, changes and takes off. */
export default function ShiftsPage() {
  const words = useWords();
  const { t, codeLabel, formatDay } = words;
  const may = useMay();
  const { organisation } = useSession();
  const { day: today } = localTime(new Date(), organisation.zone);
  const minute = minuteAt(words, new Date(), organisation.zone);
  const isRunning = (shift: ShiftCard) => runsAt(shift, today, minute);
  const [from, setFrom] = useState<Day>(() => addDays(today, 1 - weekdayOf(today)));
  const to = addDays(from, 13);
  const shifts = useAsk(listShifts, { from, to }, { keep: true });
  const colleagues = useColleagues();
  const cancel = useAct(cancelShift, { refresh: [listShifts, getShiftNow] });
  const [planned, setPlanned] = useState<ShiftCard | 'new' | null>(null);
  const isSupervisor = may('hotline.supervise');
  const names = (ids: readonly string[]) =>
    ids.map((id) => colleagues.nameOf(id) ?? t('hotline.desk.page.colleague')).join(', ');
  const acceptedWords = (shift: ShiftCard) =>
    shift.accepted
      ? t('hotline.shift.accepted-by', {
          name: names([shift.accepted.by]),
          time: writeMinute(shift.accepted.minute),
        })
      : '';
  return (
    <Page>
      <PageHead
        title={t('hotline.shift.plan.title')}
        line={`${formatDay(from)} – ${formatDay(to)}`}
        acts={
          <>
            <Button onClick={() => setFrom(addDays(from, -14))}>{t('hotline.shift.plan.before')}</Button>
            <Button onClick={() => setFrom(addDays(from, 14))}>{t('hotline.shift.plan.after')}</Button>
            {isSupervisor && (
              <Button kind="go" onClick={() => setPlanned('new')}>
                {t('hotline.shift.plan.add')}
              </Button>
            )}
          </>
        }
      />
      {!shifts.data ? (
        shifts.error ? (
          <ErrorState error={shifts.error} onRetry={() => void shifts.refetch()} />
        ) : (
          <Waiting />
        )
      ) : shifts.data.length === 0 ? (
        <EmptyState title={t('hotline.shift.plan.none')}>{t('hotline.shift.plan.none-line')}</EmptyState>
      ) : (
        <div className="t-frame t-stack">
          <table className="t">
            <thead>
              <tr>
                <th scope="col">{t('hotline.shift.plan.day')}</th>
                <th scope="col">{t('hotline.shift.plan.time')}</th>
                <th scope="col">{t('hotline.desk.lines.group')}</th>
                <th scope="col">{t('hotline.shift.plan.staff')}</th>
                <th scope="col">{t('hotline.shift.plan.reserve')}</th>
                <th scope="col">{t('hotline.shift.plan.taken')}</th>
                {isSupervisor && (
                  <th scope="col">
                    <span className="vh">{t('hotline.shift.plan.change')}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {shifts.data.map((shift, at) => (
                <tr
                  key={shift.id}
                  className={[
                    shift.day === shifts.data[at - 1]?.day ? 'shift-same-day' : 'shift-new-day',
                    shift.day < today && !isRunning(shift) && 'shift-over',
                  ]
                    .filter(Boolean)
                    .join(' ')}
                >
                  <td>
                    {shift.day === shifts.data[at - 1]?.day ? (
                      <span className="vh">{formatDay(shift.day, 'weekday')}</span>
                    ) : shift.day === today ? (
                      <b>
                        {formatDay(shift.day, 'weekday')}, {t('hotline.desk.near.today')}
                      </b>
                    ) : (
                      formatDay(shift.day, 'weekday')
                    )}
                  </td>
                  <td className="num">
                    {spanWords(shift)}
                    {isRunning(shift) && <b className="good"> {t('hotline.shift.plan.running')}</b>}
                  </td>
                  <td>{codeLabel(lineGroups, shift.lineGroup)}</td>
                  <td>{names(shift.staff)}</td>
                  <td className="mute" data-head={t('hotline.shift.plan.reserve')}>
                    {names(shift.reserve)}
                  </td>
                  <td className="mute">{acceptedWords(shift)}</td>
                  {isSupervisor && (
                    <td>
                      {!shift.accepted && (
                        <span className="line">
                          <Button small onClick={() => setPlanned(shift)}>
                            {t('hotline.shift.plan.change')}
                          </Button>
                          <Button
                            small
                            kind="bare"
                            busy={cancel.isPending && cancel.variables?.id === shift.id}
                            onClick={() => cancel.mutate({ id: shift.id, revision: shift.revision })}
                          >
                            {t('hotline.shift.plan.cancel')}
                          </Button>
                        </span>
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {cancel.error && <p className="late">{cancel.error.message}</p>}
      {planned && (
        <PlanShift shift={planned === 'new' ? null : planned} today={today} onClose={() => setPlanned(null)} />
      )}
    </Page>
  );
}

import { useEffect, useRef, useState } from 'react';
import {
  Button,
  CodeChips,
  Field,
  Notice,
  Pick,
  TextArea,
  TextInput,
  useAct,
  useGo,
  useKeySet,
  useWords,
} from '../../../platform/desk-kit/index.ts';
import type { Day } from '../../../platform/kernel/days.ts';
import type { Id } from '../../../platform/kernel/ids.ts';
import { type CallbackResult, callbackResults } from '../code-lists.ts';
import type { Duty } from '../contact-shapes.ts';
import { type Hand, handed, useHands } from './at-hand.ts';
import { getCallback, getSupervision, getToday, listDuties, reportAttempt, settleDuty } from './calls.ts';
import { DueInputs } from './due-inputs.tsx';
import { dutySteps } from './duties/last-step.ts';
import { SetFlag } from './flags/set-flag.tsx';
import { settleKeys } from './keys.ts';
import { readMinute } from './minute-words.ts';

const REFRESH = [getToday, listDuties, getCallback, getSupervision];
type Result =
  | 'reached'
  | 'no_answer'
  | 'someone_else'
  | 'not_permitted'
  | 'moved'
  | 'done'
  | 'not_needed'
  | 'confirmed'
  | 'not_mine';
const FOLLOW_UP: readonly Result[] = ['done', 'not_needed', 'moved'];
/** a contact that was written down for her afterwards */
const CHECK: readonly Result[] = ['confirmed', 'not_mine'];
/** an attempt that failed may have a next time */
const AGAIN: readonly Result[] = ['moved', 'no_answer', 'someone_else'];

/** What came of a duty: one of a few results, never nothing. Moving needs a day and a reason. */
export function SettleDuty({
  duty,
  today,
  onDone,
  onSettled = onDone,
  quiet = false,
}: {
  duty: Duty;
  today: Day;
  onDone: () => void;
  onSettled?: () => void;
  /** something else on the page has the focus first */
  quiet?: boolean;
}) {
  const { t, codeLabel } = useWords();
  const go = useGo();
  const settle = useAct(settleDuty, { refresh: REFRESH, onClash: true });
  const attempt = useAct(reportAttempt, { refresh: REFRESH });
  const [offer, setOffer] = useState(false);
  const [why, setWhy] = useState('');
  const [result, setResult] = useState<Result | null>(null);
  const [day, setDay] = useState<Day | null>(null);
  const [time, setTime] = useState('');
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [hand, setHand] = useState<Hand | null>(duty.assignee ?? 'queue');
  const hands = useHands();
  const ground = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!quiet) ground.current?.querySelector<HTMLElement>('.chip[tabindex="0"]')?.focus();
  }, [quiet]);
  const isCallback = duty.kind === 'hotline.callback';
  const options = isCallback
    ? callbackResults.codes.map(({ code }) => ({ code: code as Result, label: codeLabel(callbackResults, code) }))
    : (duty.kind === 'hotline.check-entry' ? CHECK : FOLLOW_UP).map((code) => ({
        code,
        label: t(`hotline.desk.duty.result.${code}`),
      }));
  const withDay = result !== null && AGAIN.includes(result);
  const isMoved = result === 'moved';
  const failure = isCallback ? attempt.error : settle.error;
  const isAgainstCard = failure?.data.contactNow !== undefined;
  const wrong = (field: string) =>
    failure?.path?.[0] === field ? failure.message : failure?.issues.find((issue) => issue.path[0] === field)?.message;
  const minute = readMinute(time);
  const send = () => {
    if (!result || minute === undefined) return;
    const said = {
      id: duty.id,
      revision: duty.revision,
      ...(isMoved ? { reasonText: reason, assignee: handed(hand) } : { note }),
      ...(withDay && day ? { dueDay: day, dueMinute: minute } : {}),
    };
    if (!isCallback) {
      settle.mutate(
        { ...said, result },
        {
          onSuccess: (changed) => {
            // what is said of an entry goes to whoever corrects it: that is not taken back
            const mayUndo = duty.kind !== 'hotline.check-entry' && duty.assignee === changed.assignee;
            dutySteps.tell(changed, t(`hotline.desk.duty.result.${result}`), mayUndo);
            onSettled();
          },
        },
      );
      return;
    }
    // she is on the line: what is said now is written down as a contact of its own
    const draft = result === 'reached' ? { draft: crypto.randomUUID() as Id<'contact'> } : {};
    attempt.mutate(
      { ...said, result: result as CallbackResult, overrideReason: why, ...draft },
      {
        onSuccess: (done) => {
          if (done.offer) setOffer(true);
          else onSettled();
          if (done.draft) go(`/hotline/contacts/${done.draft}/edit`);
        },
      },
    );
  };
  const isBusy = settle.isPending || attempt.isPending;
  useKeySet(settleKeys, { go: send, close: onDone });
  if (offer)
    return (
      <SetFlag
        title={t('hotline.night.flag.offer')}
        kind="someone_else_answers"
        target={{ contact: duty.contact }}
        today={today}
        onClose={onSettled}
      />
    );
  return (
    <div ref={ground} className="work-act" data-form>
      <Field group label={t('hotline.desk.duty.came')} error={wrong('result')} last={result === null}>
        {() => (
          <CodeChips
            label={t('hotline.desk.duty.came')}
            options={options}
            value={result}
            onChange={setResult}
            advance
          />
        )}
      </Field>
      {withDay && (
        <DueInputs
          day={day}
          onDay={setDay}
          dayLabel={t('hotline.desk.duty.next-day')}
          dayHint={isMoved ? undefined : t('hotline.desk.duty.hint.next-day')}
          time={time}
          onTime={setTime}
          today={today}
          wrong={wrong}
        />
      )}
      {isMoved && (
        <>
          <Pick
            label={t('hotline.desk.duty.to')}
            options={hands}
            value={hand}
            onChange={setHand}
            error={wrong('assignee')}
          />
          <TextInput
            label={t('hotline.desk.duty.reason')}
            hint={t('hotline.desk.duty.hint.reason')}
            value={reason}
            onChange={setReason}
            error={wrong('reasonText')}
            last
          />
        </>
      )}
      {result !== null && !isMoved && (
        <TextArea
          label={t('hotline.desk.duty.note')}
          hint={t('hotline.desk.duty.hint.note')}
          value={note}
          onChange={setNote}
          max={2000}
          rows={1}
          foot={t('hotline.desk.page.note-sealed')}
          error={wrong('note')}
          last
        />
      )}
      {isAgainstCard && failure && (
        <>
          <Notice kind="bad" lead={t(`hotline.night.now.${String(failure.data.contactNow)}`)}>
            {failure.message}
          </Notice>
          <TextInput label={t('hotline.night.call.why')} value={why} onChange={setWhy} last />
        </>
      )}
      <div className="line">
        <Button kind="go" small keyHint="Ctrl+Enter" busy={isBusy} disabled={result === null} onClick={send}>
          {t('hotline.desk.duty.go')}
        </Button>
        <Button small keyHint="Esc" onClick={onDone}>
          {t('kit.close')}
        </Button>
        {failure && !failure.path && !isAgainstCard && <span className="late">{failure.message}</span>}
      </div>
    </div>
  );
}

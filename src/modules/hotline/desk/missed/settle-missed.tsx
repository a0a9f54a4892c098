import { Suspense, useEffect, useRef, useState } from 'react';
import {
  Button,
  CodeChips,
  Field,
  Pick,
  TextArea,
  useAct,
  useGo,
  useKeySet,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import { SafetyCardView, type SafetyCardViewProps } from '../../../people/desk/index.tsx';
import { type MissedCallEnd, missedCallEnds } from '../../code-lists.ts';
import type { MissedCall } from '../../missed-contract.ts';
import { type Hand, handed, useHands } from '../at-hand.ts';
import { CallGate } from '../call-back/call-gate.tsx';
import {
  getMissedOutline,
  getSupervision,
  getToday,
  handMissed,
  listMissed,
  openMissed,
  settleMissed,
} from '../calls.ts';
import { settleKeys } from '../keys.ts';

type Choice = MissedCallEnd | 'hand';
const CALLED: readonly Choice[] = ['called_back_reached', 'tried_not_reached'];

/** One of six ends, or into a colleague's hands. The number is opened only for calling, past the gate. */
export function SettleMissed({ missed, onDone }: { missed: MissedCall; onDone: () => void }) {
  const { t, codeLabel } = useWords();
  const go = useGo();
  const refresh = [listMissed, getMissedOutline, getToday, getSupervision];
  const open = useAct(openMissed);
  const settle = useAct(settleMissed, { refresh });
  const hand = useAct(handMissed, { refresh });
  const [choice, setChoice] = useState<Choice | null>(missed.cameBack ? 'came_back_alone' : null);
  const [note, setNote] = useState('');
  const [to, setTo] = useState<Hand | null>(missed.assignee ?? 'queue');
  const hands = useHands();
  const ground = useRef<HTMLDivElement>(null);
  useEffect(() => ground.current?.querySelector<HTMLElement>('.chip[tabindex="0"]')?.focus(), []);
  const isCalled = choice !== null && CALLED.includes(choice);
  const needsNumber = isCalled && !open.data;
  const failure = settle.error ?? hand.error;
  const { id, revision } = missed;
  const send = () => {
    if (!choice || needsNumber) return;
    if (choice === 'hand') {
      hand.mutate({ id, revision, assignee: handed(to), note }, { onSuccess: onDone });
      return;
    }
    const draft = choice === 'called_back_reached' ? { draft: crypto.randomUUID() as Id<'contact'> } : {};
    settle.mutate(
      { id, revision, end: choice, note, ...draft },
      {
        onSuccess: (done) => {
          onDone();
          if (done.draft) go(`/hotline/contacts/${done.draft}/edit`);
        },
      },
    );
  };
  useKeySet(settleKeys, { go: send, close: onDone });
  const ends = missedCallEnds.codes.map(({ code }) => ({
    code: code as Choice,
    label: codeLabel(missedCallEnds, code),
    off: CALLED.includes(code) && missed.caller === 'withheld',
  }));
  return (
    <div ref={ground} className="work-act" data-form>
      <Field group label={t('hotline.desk.duty.came')} last={choice === null}>
        {() => (
          <CodeChips
            label={t('hotline.desk.duty.came')}
            options={[...ends, { code: 'hand' as Choice, label: t('hotline.night.missed.hand') }]}
            value={choice}
            onChange={setChoice}
            advance
          />
        )}
      </Field>
      {isCalled && (
        <div className="call-dialog">
          {(open.data?.persons ?? []).map(({ person, code, safetyCard }) => (
            <Suspense key={person} fallback={null}>
              <SafetyCardView
                card={safetyCard as unknown as SafetyCardViewProps['card']}
                end={code ? <span className="code">{code} </span> : undefined}
              />
            </Suspense>
          ))}
          <CallGate
            now={nowOf(missed, open.error?.data.contactNow)}
            numbers={open.data && [{ value: open.data.number, code: null }]}
            line={null}
            isBusy={open.isPending}
            refusal={undefined}
            onOpen={(reason) => open.mutate({ id, reason })}
          />
        </div>
      )}
      {choice === 'hand' && (
        <Pick
          label={t('hotline.desk.duty.to')}
          options={hands}
          value={to}
          onChange={setTo}
          error={hand.error?.path?.[0] === 'assignee' ? hand.error.message : undefined}
        />
      )}
      {choice !== null && (
        <TextArea
          label={t('hotline.desk.duty.note')}
          value={note}
          onChange={setNote}
          max={2000}
          rows={1}
          foot={t('hotline.night.sealed')}
          last
        />
      )}
      <div className="line">
        <Button
          kind="go"
          small
          keyHint="Ctrl+Enter"
          busy={settle.isPending || hand.isPending}
          disabled={choice === null || needsNumber}
          onClick={send}
        >
          {t('hotline.desk.duty.go')}
        </Button>
        <Button small keyHint="Esc" onClick={onDone}>
          {t('kit.close')}
        </Button>
        {needsNumber && <span className="mute">{t('hotline.night.missed.open-first')}</span>}
        {failure && !failure.path && <span className="late">{failure.message}</span>}
      </div>
    </div>
  );
}

/** Before the card is known: what the list says. A refusal says it exactly. */
const nowOf = (missed: MissedCall, refused: unknown) =>
  typeof refused === 'string' ? (refused as 'no') : missed.mayBeCalled ? ('yes' as const) : ('unknown_caller' as const);

import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import {
  door,
  isFailure,
  useBeforeLock,
  useGo,
  useKeySet,
  useSession,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import { localTime } from '../../../../platform/kernel/clock.ts';
import type { Id } from '../../../../platform/kernel/index.ts';
import type { NonDataKind } from '../../code-lists.ts';
import type { ContactField } from '../../contact-fields.ts';
import type { Line } from '../../contact-shapes.ts';
import { DuressLine } from '../duress/duress-line.tsx';
import { Survey } from '../duress/survey.tsx';
import { useDuress } from '../duress/use-duress.ts';
import { FlagMarks } from '../flags/flag-marks.tsx';
import { formKeys } from '../keys.ts';
import { AddressRows } from './address-rows.tsx';
import { Beside } from './beside.tsx';
import { CallerCard } from './caller-card.tsx';
import { ChangePanel } from './change-panel.tsx';
import { ClashDialog } from './clash-dialog.tsx';
import { closings } from './closings.ts';
import { DoneBar, useClosingWords } from './done-bar.tsx';
import type { DraftKeeper } from './draft-keeper.ts';
import {
  closeDraft,
  dueIn,
  leaveDraft,
  nextIsSomeoneElse,
  notSheIn,
  rememberDue,
  rememberLine,
  rememberNotShe,
  rememberPerson,
} from './draft-registry.ts';
import { type Due, dutyOf } from './due.ts';
import { type Editing, type KnownPerson, wrongFields } from './editing.ts';
import { FormRows } from './form-rows.tsx';
import { NextRow } from './next-row.tsx';
import { NonDataRow } from './non-data-row.tsx';
import { NumberRow } from './number-row.tsx';
import { type CardSays, cardSays, OutgoingGate } from './outgoing-gate.tsx';
import { SomeoneElse } from './someone-else.tsx';
import { isRunning, minutesOn } from './stopwatch.ts';
import { Strip } from './strip.tsx';
import { useCaller } from './use-caller.ts';
import { useLineCall } from './use-line-call.ts';

export interface ContactFormProps {
  readonly id: Id<'contact'>;
  readonly keeper: DraftKeeper;
  readonly lines: readonly Line[];
  readonly known: ReadonlyMap<string, KnownPerson>;
}

const CHANGED_ABOVE: readonly ContactField[] = [
  'line',
  'channel',
  'direction',
  'reached',
  'day',
  'hour',
  'minutes',
  'consultant',
];

const focusFirst = (ground: HTMLElement | null) =>
  ground?.querySelector<HTMLElement>('[data-first] [tabindex="0"]')?.focus();

/** One contact being written while somebody talks. Nothing typed here is ever lost: see draft-keeper.ts. */
export function ContactForm({ id, keeper, lines, known: first }: ContactFormProps) {
  const { t } = useWords();
  const go = useGo();
  const { organisation } = useSession();
  const draft = useSyncExternalStore(keeper.subscribe, keeper.state);
  const { isNew, isAfterwards, begunAt } = keeper.origin;
  // the watch is written down with the first thing that is put in, so that an untouched form stays empty
  const values = { ...draft.values, startedAt: draft.values.startedAt ?? begunAt ?? null };
  const today = localTime(new Date(), organisation.zone).day;
  const ground = useRef<HTMLDivElement>(null);
  const number = useRef<HTMLInputElement>(null);
  const [known, setKnown] = useState(first);
  const [due, setDue] = useState<Due>(() => dueIn(id));
  const [leaveNoTrace, setLeaveNoTrace] = useState(false);
  const [isChanging, setChanging] = useState(isAfterwards);
  const [isNoTalk, setNoTalk] = useState(values.kind === 'non_data');
  const [isClosing, setClosing] = useState(false);
  const [notShe, setNotShe] = useState(() => notSheIn(id));
  const [overrideReason, setOverrideReason] = useState('');
  const [asked, setAsked] = useState<CardSays>();
  const know = useCallback(
    (person: string, one: KnownPerson) => {
      rememberPerson(id, person, one);
      setKnown((before) => new Map(before).set(person, one));
    },
    [id],
  );
  const promise = (next: Due) => {
    rememberDue(id, next);
    setDue(next);
  };
  const caller = useCaller(id, keeper, know);
  const wrong = useMemo(() => wrongFields(draft.refusal), [draft.refusal]);

  const set = (changes: Partial<typeof values>) => keeper.set({ startedAt: values.startedAt, ...changes });
  const edit: Editing = {
    values,
    set,
    leave: () => void keeper.flush(),
    wrong: (field: ContactField) => wrong.get(field),
    group: lines.find((one) => one.code === values.line)?.group ?? 'sos',
    lines,
    known,
    know,
  };

  const stopWatch = () => set({ endedAt: new Date().toISOString(), minutes: minutesOn(values) });
  const line = useLineCall(id, isRunning(values), stopWatch);
  const endCall = () => {
    stopWatch();
    line.end();
  };

  useBeforeLock(keeper.flush);
  useEffect(() => {
    const send = () => {
      if (document.visibilityState === 'hidden') void keeper.flush();
    };
    const stay = (event: BeforeUnloadEvent) => {
      if (keeper.holdsMore()) event.preventDefault();
    };
    document.addEventListener('visibilitychange', send);
    window.addEventListener('beforeunload', stay);
    return () => {
      document.removeEventListener('visibilitychange', send);
      window.removeEventListener('beforeunload', stay);
      // the lock takes the page away as well, but it comes back with every word
      if (door.state().at === 'open') leaveDraft(id, keeper);
    };
  }, [id, keeper]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form comes
  useEffect(() => {
    if (!isChanging && !isNoTalk) focusFirst(ground.current);
  }, []);
  // the first field that needs another look has the focus, also where it stands in the closed panel
  useEffect(() => {
    if (wrong.size === 0) return;
    if (CHANGED_ABOVE.some((field) => wrong.has(field))) setChanging(true);
    requestAnimationFrame(() =>
      ground.current?.querySelector<HTMLElement>('[data-invalid] [tabindex="0"], [aria-invalid]')?.focus(),
    );
  }, [wrong]);

  const duress = useDuress(id, keeper);
  const closing = useClosingWords(edit, due, today);
  const close = () => {
    go('/');
  };
  const finalise = async () => {
    if (isClosing) return;
    if (isRunning(values)) {
      set({ minutes: values.minutes ?? minutesOn(values) });
      line.end();
    }
    setClosing(true);
    const duty = dutyOf(values.followUp, due, today);
    try {
      const head = await keeper.finalise({
        ...(leaveNoTrace ? { leaveNoTrace } : {}),
        ...(duty ? { duty } : {}),
        ...(asked && overrideReason.trim() !== '' ? { overrideReason } : {}),
      });
      closeDraft(id);
      closings.tell({ id, number: head.number });
      go('/');
    } catch (error) {
      setAsked(cardSays(error));
      setClosing(false);
    }
  };
  // what was written down so far may be about her: whoever it is now has a contact of her own, with the same number
  const someoneElse = (person: Id<'person'>, isLast: boolean) => {
    if (!isLast || keeper.isFresh()) {
      rememberNotShe(id, person);
      setNotShe(person);
      return;
    }
    rememberLine(values.line);
    nextIsSomeoneElse(values.callerNumber, person);
    go('/hotline/contacts/new');
  };
  const closeChange = () => {
    setChanging(false);
    focusFirst(ground.current);
  };
  const noTalk = () => setNoTalk(true);
  const pickNonData = (kind: NonDataKind) => {
    keeper.set({ kind: 'non_data', nonDataKind: kind, category: null, subcategory: null, clients: [], concerns: [] });
    closings.soon(id, keeper, kind);
    go('/');
  };
  const aConversation = () => {
    setNoTalk(false);
    if (values.kind === 'non_data') keeper.set({ kind: 'data', nonDataKind: null, category: null, subcategory: null });
    requestAnimationFrame(() => focusFirst(ground.current));
  };
  const showCard = () => {
    const card = ground.current?.querySelector<HTMLElement>('.safe');
    card?.scrollIntoView({ block: 'center' });
    const act = card?.querySelector<HTMLElement>('button') ?? card?.closest<HTMLElement>('[tabindex]');
    (act ?? number.current)?.focus();
  };

  useKeySet(formKeys, {
    finalise: () => void finalise(),
    save: () => void keeper.flush(),
    card: showCard,
    // heard by use-duress.ts before anything else; here it stands for the list of keys alone
    duress: () => {},
    close: isChanging ? closeChange : isNoTalk ? aConversation : close,
    nobody: !isNoTalk && noTalk,
  });

  const refusal = isFailure(draft.refusal) ? draft.refusal.message : undefined;
  return (
    <div className="contact-form" ref={ground}>
      <Strip
        edit={edit}
        draft={draft}
        title={t(
          isAfterwards
            ? 'hotline.desk.form.title-afterwards'
            : isNew
              ? 'hotline.desk.form.title-new'
              : 'hotline.desk.form.title-draft',
        )}
        isChanging={isChanging}
        onChange={() => setChanging(!isChanging)}
        onEnded={endCall}
      />
      <div className="contact-body">
        {isChanging && (
          <ChangePanel
            edit={edit}
            today={today}
            onClose={closeChange}
            isAfterwards={isAfterwards}
            onAfterwards={
              isNew && !isAfterwards && keeper.isUntouched() ? () => go('/hotline/contacts/afterwards') : undefined
            }
          />
        )}
        {asked && <OutgoingGate key={asked} now={asked} reason={overrideReason} onReason={setOverrideReason} />}
        {notShe && <SomeoneElse person={notShe} today={today} />}
        <DuressLine telling={duress.telling} />
        <div data-form>
          {isNoTalk ? (
            <NonDataRow edit={edit} onPick={pickNonData} onBack={aConversation} />
          ) : (
            <>
              <CallerCard caller={caller} onDone={() => focusFirst(ground.current)} onSomeoneElse={someoneElse} />
              <FlagMarks flags={caller.flags} />
              {!caller.match && (
                <NumberRow
                  edit={edit}
                  caller={caller}
                  leaveNoTrace={leaveNoTrace}
                  onLeaveNoTrace={setLeaveNoTrace}
                  input={number}
                />
              )}
              <AddressRows edit={edit} />
              <FormRows edit={edit} next={<NextRow edit={edit} due={due} onDue={promise} today={today} />} />
            </>
          )}
        </div>
      </div>
      <aside className="side contact-side" aria-label={t('hotline.desk.beside.label')}>
        <Beside
          confirmed={caller.confirmed}
          isAsked={caller.match !== undefined}
          chosen={values.clients.filter((person) => !caller.confirmed || person !== caller.match?.person)}
        />
      </aside>
      <DoneBar
        words={closing}
        isBusy={isClosing}
        isWaiting={isClosing && draft.lostSince !== undefined}
        isEmpty={isNew && keeper.isUntouched()}
        refusal={refusal}
        onFinalise={() => void finalise()}
        onClose={close}
        onNoConversation={isNoTalk ? undefined : noTalk}
      />
      {duress.isHidden && <Survey onBack={duress.back} kept={duress.telling?.state} />}
      {draft.clash && (
        <ClashDialog clash={draft.clash} values={values} onSettle={(choice) => void keeper.settle(choice)} />
      )}
    </div>
  );
}

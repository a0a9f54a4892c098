import { useState } from 'react';
import {
  Button,
  EmptyState,
  ErrorState,
  FilterChips,
  Notice,
  Page,
  PageHead,
  Section,
  TextArea,
  useAct,
  useAsk,
  useColleagues,
  useKeySet,
  useMay,
  useSession,
  useWords,
  Waiting,
} from '../../../../platform/desk-kit/index.ts';
import { localTime } from '../../../../platform/kernel/clock.ts';
import { type LineGroup, lineGroups } from '../../code-lists.ts';
import type { Handover, HandoverItem } from '../../shift-contract.ts';
import { acceptHandover, getHandover, getShiftNow, writeHandoverNote } from '../line/calls.ts';
import { minuteAt, writeMinute } from '../minute-words.ts';
import { HandoverRow } from './handover-row.tsx';
import { dayAndSpan } from './shift-words.ts';
import '../today/today.css';
import './shifts.css';
import { handoverKeys } from '../keys.ts';

const ORDER: readonly HandoverItem['kind'][] = [
  'danger',
  'line_down',
  'draft',
  'callback',
  'missed',
  'will_call',
  'check',
  'flag',
];

export default function HandoverPage() {
  const [lineGroup, setGroup] = useState<LineGroup | null>(null);
  const page = useAsk(getHandover, lineGroup ? { lineGroup } : {}, { every: 30_000, keep: true });
  if (!page.data)
    return (
      <Page>
        {page.error ? <ErrorState whole error={page.error} onRetry={() => void page.refetch()} /> : <Waiting />}
      </Page>
    );
  return <HandoverOf key={page.data.lineGroup} page={page.data} onGroup={setGroup} />;
}

/** What the shift leaves behind, gathered by itself. Each row is ticked, then the next shift takes over; printed it names nobody. */
function HandoverOf({ page, onGroup }: { page: Handover; onGroup: (group: LineGroup) => void }) {
  const words = useWords();
  const { t, codeLabel } = words;
  const may = useMay();
  const { organisation } = useSession();
  const colleagues = useColleagues();
  const { day: today } = localTime(new Date(), organisation.zone);
  const minute = minuteAt(words, new Date(), organisation.zone);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const accept = useAct(acceptHandover, { refresh: [getHandover, getShiftNow] });
  const left = page.items.filter((item) => item.mustTick && !ticked.has(item.key));
  const isMine = page.mine !== null && may('hotline.record');
  const send = () => {
    if (page.mine) accept.mutate({ id: page.mine, ticked: [...ticked] });
  };
  useKeySet(handoverKeys, { accept: isMine && send });
  const tick = (key: string) =>
    setTicked((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  const nameOf = (id: string | null) => (id ? (colleagues.nameOf(id) ?? t('hotline.desk.page.colleague')) : '');
  const accepted = page.running?.accepted;
  return (
    <Page>
      <PageHead
        title={t('hotline.shift.handover.title')}
        line={[
          page.running && t('hotline.shift.handover.running', { when: dayAndSpan(words, page.running, today) }),
          page.next && t('hotline.shift.handover.next', { when: dayAndSpan(words, page.next, today) }),
        ]
          .filter(Boolean)
          .join(' ')}
        acts={
          <span className="handover-screen line">
            <Button onClick={() => window.print()}>{t('hotline.shift.handover.print')}</Button>
          </span>
        }
      />
      <div className="handover-screen">
        <FilterChips
          label={t('hotline.desk.lines.group')}
          chips={lineGroups.codes.map(({ code }) => ({ code, label: codeLabel(lineGroups, code) }))}
          value={page.lineGroup}
          onChange={onGroup}
        />
      </div>
      {accepted && (
        <p className="cell handover-screen">
          {t('hotline.shift.accepted-by', { name: nameOf(accepted.by), time: writeMinute(accepted.minute) })}
        </p>
      )}
      {page.received && page.received.text !== '' && (
        <div className="handover-screen">
          <Section title={t('hotline.shift.handover.received')} end={nameOf(page.received.by)}>
            <p className="handover-note">{page.received.text}</p>
          </Section>
        </div>
      )}
      {page.items.length === 0 && (
        <EmptyState title={t('hotline.shift.handover.empty')}>{t('hotline.shift.handover.empty-line')}</EmptyState>
      )}
      {ORDER.map((kind) => {
        const rows = page.items.filter((item) => item.kind === kind);
        if (rows.length === 0) return null;
        return (
          <Section key={kind} title={t(`hotline.shift.handover.kind.${kind}`)} count={rows.length}>
            <ul className="work">
              {rows.map((item) => (
                <HandoverRow
                  key={item.key}
                  item={item}
                  today={today}
                  minute={minute}
                  owner={nameOf(item.owner)}
                  isTicked={ticked.has(item.key)}
                  onTick={isMine && item.mustTick ? () => tick(item.key) : null}
                  isOnShift={isMine || accepted !== undefined}
                />
              ))}
            </ul>
          </Section>
        );
      })}
      <div className="handover-screen">
        <NoteToNext page={page} nameOf={nameOf} />
      </div>
      {isMine && (
        <div className="handover-done">
          {accept.error && <Notice kind="bad" lead={accept.error.message} />}
          <p className="line">
            <Button kind="go" keyHint="a" busy={accept.isPending} disabled={left.length > 0} onClick={send}>
              {t('hotline.shift.handover.accept')}
            </Button>
            <span className="mute" role="status">
              {left.length > 0
                ? t('hotline.shift.handover.left', { count: left.length })
                : t('hotline.shift.handover.all-ticked')}
            </span>
          </p>
        </div>
      )}
    </Page>
  );
}

/** The one free text: what no list can know. Sealed to the duty desk; who wrote last is said. */
function NoteToNext({ page, nameOf }: { page: Handover; nameOf: (id: string | null) => string }) {
  const { t } = useWords();
  const may = useMay();
  const [text, setText] = useState(page.note.text);
  const [revision, setRevision] = useState(page.note.revision);
  const write = useAct(writeHandoverNote, { refresh: [getHandover] });
  const theirs = write.error?.data.theirs;
  // a colleague wrote meanwhile, and nothing of mine is lost by showing it
  const isBehind = page.note.revision !== revision && !write.isPending;
  const isSame = text === page.note.text;
  if (isBehind && text === '') {
    setText(page.note.text);
    setRevision(page.note.revision);
  }
  if (!may('hotline.record')) return null;
  return (
    <Section title={t('hotline.shift.handover.note')} end={page.note.by ? nameOf(page.note.by) : undefined}>
      {isBehind && page.note.text !== text && page.note.text !== '' && (
        <p className="handover-note mute">{page.note.text}</p>
      )}
      <div data-form>
        <TextArea
          label={t('hotline.shift.handover.note-label')}
          hint={t('hotline.shift.handover.note-hint')}
          value={text}
          onChange={setText}
          max={8000}
          rows={3}
          foot={t('hotline.desk.page.note-sealed')}
          last
        />
      </div>
      {write.error && (
        <Notice kind="bad" lead={write.error.message}>
          {typeof theirs === 'string' ? theirs : ''}
        </Notice>
      )}
      <p className="line">
        <Button
          busy={write.isPending}
          disabled={isSame && !isBehind}
          onClick={() =>
            write.mutate(
              { lineGroup: page.lineGroup, text, revision: isBehind ? page.note.revision : revision },
              { onSuccess: (note) => setRevision(note.revision) },
            )
          }
        >
          {t('hotline.shift.handover.write')}
        </Button>
        {write.isSuccess && isSame && <span className="mute">{t('hotline.shift.handover.written')}</span>}
      </p>
    </Section>
  );
}

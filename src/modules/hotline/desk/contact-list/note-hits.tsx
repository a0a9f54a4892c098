import { Fragment, useEffect, useState } from 'react';
import {
  Button,
  type Column,
  call,
  EmptyState,
  ErrorState,
  isFailure,
  Marked,
  Table,
  useGo,
  useWords,
  Waiting,
} from '../../../../platform/desk-kit/index.ts';
import type { InputOf, OutputOf } from '../../../../platform/kernel/endpoint.ts';
import { contactStates } from '../../code-lists.ts';
import type { NoteHit } from '../../notes-contract.ts';
import { aboutWords, withHour } from '../contact-words.ts';
import { searchNotes } from './note-calls.ts';

type Asked = InputOf<typeof searchNotes>;
type Answer = OutputOf<typeof searchNotes>;

/** The contacts in whose notes the words stand; each with the field and a piece of its text. One question is one look-up. */
export default function NoteHits({ asked, onFilters }: { asked: Asked; onFilters: () => void }) {
  const words = useWords();
  const { t, formatDay, formatNumber, codeLabel } = words;
  const go = useGo();
  const [answer, setAnswer] = useState<Answer>();
  const [error, setError] = useState<unknown>();
  const shape = JSON.stringify(asked);
  useEffect(() => {
    const asking = new AbortController();
    setAnswer(undefined);
    setError(undefined);
    call(searchNotes, JSON.parse(shape) as Asked, { signal: asking.signal }).then(setAnswer, (refusal) => {
      if (!asking.signal.aborted) setError(refusal);
    });
    return () => asking.abort();
  }, [shape]);

  if (isFailure(error) && error.code === 'hotline.too-many-to-read')
    return (
      <EmptyState
        title={t('hotline.notes.too-many')}
        act={<Button onClick={onFilters}>{t('hotline.notes.narrow')}</Button>}
      >
        {error.message}
      </EmptyState>
    );
  if (error) return <ErrorState error={error} />;
  if (!answer)
    return (
      <div aria-live="polite">
        <p className="mute">{t('hotline.notes.reading')}</p>
        <Waiting />
      </div>
    );
  const read = t('hotline.notes.read', { count: answer.read });
  if (answer.hits.length === 0)
    return <EmptyState title={t('hotline.notes.none')}>{`${t('hotline.notes.none-line')} ${read}`}</EmptyState>;
  const columns: readonly Column<NoteHit>[] = [
    {
      id: 'number',
      head: t('hotline.desk.list.col.number'),
      cell: ({ contact }) => <b className="code">{contact.number ?? codeLabel(contactStates, contact.state)}</b>,
    },
    {
      id: 'day',
      head: t('hotline.desk.list.col.day'),
      cell: ({ contact }) => (
        <span className="nowrap">{withHour(words, formatDay(contact.day, 'short'), contact.hour)}</span>
      ),
    },
    {
      id: 'client',
      head: t('hotline.desk.list.col.client'),
      cell: ({ contact }) => <span className="code">{contact.clients.map((one) => one.code ?? '–').join(', ')}</span>,
    },
    { id: 'about', head: t('hotline.desk.list.col.about'), cell: ({ contact }) => aboutWords(words, contact) },
    {
      id: 'found',
      head: t('hotline.notes.found'),
      cell: ({ found }) => (
        <div className="note-found">
          {found.map((one) => (
            <p key={one.field}>
              <span className="mute">{t(`hotline.desk.field.${one.field}`)}: </span>
              <Piece {...one} />
            </p>
          ))}
        </div>
      ),
    },
  ];
  const shown =
    answer.count > answer.hits.length
      ? t('hotline.notes.latest', { shown: formatNumber(answer.hits.length), count: answer.count })
      : t('hotline.desk.list.count', { count: answer.count });
  return (
    <Table
      stacks
      label={t('hotline.notes.table')}
      columns={columns}
      rows={answer.hits}
      rowKey={(hit) => hit.contact.id}
      onOpen={(hit) => go(`/hotline/contacts/${hit.contact.id}`)}
      foot={`${shown} ${read}`}
    />
  );
}

/** What was met is marked, for eyes and for readers. */
function Piece({ text, marks, cut }: NoteHit['found'][number]) {
  let at = 0;
  return (
    <span className="opened">
      {cut[0] && '… '}
      {marks.map(([from, to]) => {
        const before = text.slice(at, from);
        at = to;
        return (
          <Fragment key={from}>
            <Marked text={before} />
            <mark>{text.slice(from, to)}</mark>
          </Fragment>
        );
      })}
      <Marked text={text.slice(at)} />
      {cut[1] && ' …'}
    </span>
  );
}

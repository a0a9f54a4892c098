import { type FormEvent, lazy, Suspense, useRef, useState } from 'react';
import { callerRoles } from '../../../../codelists/caller-roles.ts';
import {
  Button,
  type Column,
  EmptyState,
  ErrorState,
  Page,
  PageHead,
  Table,
  useGo,
  useKeySet,
  useMay,
  useSession,
  useWords,
  Waiting,
} from '../../../../platform/desk-kit/index.ts';
import { localTime } from '../../../../platform/kernel/clock.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import { type LookUpPurpose, PurposePick } from '../../../people/desk/index.tsx';
import { contactStates } from '../../code-lists.ts';
import type { ContactRow } from '../../contact-shapes.ts';
import { aboutWords, channelWords, withHour } from '../contact-words.ts';

import { lineName, useLines } from '../use-lines.ts';
import { type Chosen, Filters } from './filters.tsx';
import { FoundPersons } from './found-persons.tsx';
import { type Query, readQuery } from './read-query.ts';
import { useContacts, type Wanted } from './use-contacts.ts';
import './contact-list.css';
import { listKeys } from '../keys.ts';

const NoteHits = lazy(() => import('./note-hits.tsx'));
const ViewsBar = lazy(() => import('./views-bar.tsx'));
const ExportList = lazy(() => import('./export-list.tsx'));
const ExportContacts = lazy(() => import('../imports/export-contacts.tsx'));

interface OfPerson {
  readonly id: Id<'person'>;
  readonly label: string;
}

/** What is sent: the box first, the filters beside it; a day in the box goes before the days of the filters. */
export function wantedOf(
  query: Query,
  person: OfPerson | undefined,
  chosen: Chosen,
  purpose: LookUpPurpose | null,
): Wanted {
  if (person) return { ...chosen, client: person.id };
  if (query.kind === 'nothing' || query.kind === 'person') return chosen;
  const { kind, ...asked } = query;
  return { ...chosen, ...asked, ...((kind === 'phone' || kind === 'address') && purpose ? { purpose } : {}) };
}

/** Every contact: found by number, client, telephone, day, name, and narrowed by what is coded. */
export default function ContactList() {
  const words = useWords();
  const { t, formatDay, formatNumber, codeLabel } = words;
  const go = useGo();
  const may = useMay();
  const { organisation } = useSession();
  const today = localTime(new Date(), organisation.zone).day;
  const lines = useLines();
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState<Query>({ kind: 'nothing' });
  const [person, setPerson] = useState<OfPerson>();
  const [chosen, setChosen] = useState<Chosen>({});
  const [noteWords, setNoteWords] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [isExporting, setExporting] = useState(false);
  const [isTakingList, setTakingList] = useState(false);
  const [purpose, setPurpose] = useState<LookUpPurpose | null>(null);
  const isName = query.kind === 'person' && !person;
  const isNumber = (query.kind === 'phone' || query.kind === 'address') && !person;
  const isWords = noteWords !== '';
  const needsPurpose = isNumber || isWords;
  const wanted = wantedOf(query, person, chosen, purpose);
  const contacts = useContacts(wanted, !isName && !isWords && !(isNumber && !purpose));
  const isNarrowed = query.kind !== 'nothing' || Object.keys(chosen).length > 0 || isWords;
  const filters = Object.keys(chosen).length + (isWords ? 1 : 0);

  const send = (event?: FormEvent) => {
    event?.preventDefault();
    setPerson(undefined);
    setQuery(readQuery(typed, today));
  };
  const clear = () => {
    setTyped('');
    setPerson(undefined);
    setQuery({ kind: 'nothing' });
    setChosen({});
    setNoteWords('');
    box.current?.focus();
  };
  useKeySet(listKeys, {
    filters: () => setOpen(!isOpen),
    find: () => box.current?.focus(),
    close: isOpen && (() => setOpen(false)),
  });

  const columns: readonly Column<ContactRow>[] = [
    {
      id: 'number',
      head: t('hotline.desk.list.col.number'),
      cell: (row) => <b className="code">{row.number ?? codeLabel(contactStates, row.state)}</b>,
    },
    {
      id: 'day',
      head: t('hotline.desk.list.col.day'),
      cell: (row) => <span className="nowrap">{withHour(words, formatDay(row.day, 'short'), row.hour)}</span>,
    },
    {
      id: 'client',
      head: t('hotline.desk.list.col.client'),
      cell: (row) => <span className="code">{row.clients.map((one) => one.code ?? '–').join(', ')}</span>,
    },
    { id: 'about', head: t('hotline.desk.list.col.about'), cell: (row) => aboutWords(words, row) },
    {
      id: 'caller',
      head: t('hotline.desk.list.col.caller'),
      cell: (row) =>
        row.callerRole === 'unknown' ? <span className="none">–</span> : codeLabel(callerRoles, row.callerRole),
    },
    { id: 'channel', head: t('hotline.desk.list.col.channel'), cell: (row) => channelWords(words, row) },
    { id: 'line', head: t('hotline.desk.list.col.line'), cell: (row) => lineName(lines.all, row.line) },
    {
      id: 'state',
      head: t('hotline.desk.list.col.state'),
      cell: (row) => (
        <span
          className={
            row.state === 'voided'
              ? 'late'
              : row.state === 'draft'
                ? 'soon none'
                : row.version > 1
                  ? 'mute'
                  : 'mute none'
          }
        >
          {codeLabel(contactStates, row.state)}
          {row.version > 1 && ` ${t('hotline.desk.page.version', { n: row.version })}`}
        </span>
      ),
    },
  ];
  const { count, rows } = contacts;
  const foot = !isNarrowed
    ? t('hotline.desk.list.recent')
    : count?.more
      ? t('hotline.desk.list.more-than', { n: formatNumber(count.n) })
      : count && t('hotline.desk.list.count', { count: count.n });
  return (
    <Page>
      <PageHead
        title={t('hotline.desk.list.title')}
        line={person && t('hotline.desk.list.of-person', { code: person.label })}
        acts={
          <>
            {may('hotline.import') && (
              <Button onClick={() => go('/hotline/import')}>{t('hotline.desk.list.import')}</Button>
            )}
            {may('hotline.export') && (
              <Button onClick={() => setExporting(true)}>{t('hotline.desk.list.export')}</Button>
            )}
            {may('hotline.set') && <Button onClick={() => go('/hotline/lines')}>{t('hotline.desk.list.lines')}</Button>}
            {may('hotline.record') && (
              <Button kind="go" keyHint="n" onClick={() => go('/hotline/contacts/new')}>
                {t('hotline.desk.command.new')}
              </Button>
            )}
          </>
        }
      />
      <form className="list-box" onSubmit={send}>
        <label htmlFor="contact-box">{t('hotline.desk.list.box')}</label>
        <div className="line">
          <input
            ref={box}
            id="contact-box"
            className="in"
            autoComplete="off"
            spellCheck={false}
            placeholder={t('hotline.desk.list.placeholder')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" keyHint="Enter">
            {t('hotline.desk.list.go')}
          </Button>
          <Button kind="bare" keyHint="f" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t('hotline.desk.list.filters')}
            {filters > 0 && ` ${filters}`}
          </Button>
          {isNarrowed && (
            <Button kind="bare" onClick={clear}>
              {t('hotline.desk.list.clear')}
            </Button>
          )}
          {query.kind !== 'nothing' && (
            <span className="cell mute">{t(`hotline.desk.list.read-as.${query.kind}`)}</span>
          )}
        </div>
      </form>
      <Suspense fallback={null}>
        <ViewsBar filters={chosen} onChoose={setChosen} />
      </Suspense>
      {isOpen && (
        <Filters
          chosen={chosen}
          onChange={setChosen}
          words={noteWords}
          onWords={setNoteWords}
          lines={lines.all}
          today={today}
        />
      )}
      {needsPurpose && (
        <Suspense fallback={null}>
          <PurposePick onPurpose={setPurpose} />
        </Suspense>
      )}
      {needsPurpose && !purpose ? (
        <EmptyState title={t(isWords ? 'hotline.notes.say-why' : 'hotline.desk.list.say-why')}>
          {t('hotline.desk.list.say-why-line')}
        </EmptyState>
      ) : isName && query.kind === 'person' ? (
        <FoundPersons typed={query.text} onChoose={setPerson} />
      ) : isWords && purpose ? (
        <Suspense fallback={<Waiting />}>
          <NoteHits asked={{ ...wanted, purpose, words: noteWords }} onFilters={() => setOpen(true)} />
        </Suspense>
      ) : contacts.error ? (
        <ErrorState error={contacts.error} />
      ) : rows.length > 0 ? (
        <Table
          stacks
          label={t('hotline.desk.list.label')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          onOpen={(row) => go(`/hotline/contacts/${row.id}`)}
          more={contacts.more && { take: contacts.more, waiting: contacts.isAsking }}
          foot={
            <>
              {foot}
              {/* what is coded alone: who was looked for leaves with no list */}
              {may('hotline.export') && query.kind === 'nothing' && !person && filters > 0 && (
                <Button kind="bare" small onClick={() => setTakingList(true)}>
                  {t('hotline.views.export')}
                </Button>
              )}
            </>
          }
        />
      ) : contacts.isAsking ? (
        <Waiting />
      ) : (
        <EmptyState title={t(isNarrowed ? 'hotline.desk.list.none' : 'hotline.desk.list.empty')}>
          {t(isNarrowed ? 'hotline.desk.list.none-line' : 'hotline.desk.list.empty-line')}
        </EmptyState>
      )}
      {isTakingList && (
        <Suspense fallback={null}>
          <ExportList
            filters={chosen}
            rows={foot || t('hotline.desk.list.label')}
            today={today}
            onClose={() => setTakingList(false)}
          />
        </Suspense>
      )}
      {isExporting && (
        <Suspense fallback={null}>
          <ExportContacts today={today} onClose={() => setExporting(false)} />
        </Suspense>
      )}
    </Page>
  );
}

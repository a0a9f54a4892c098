import { useState } from 'react';
import {
  Button,
  CoveredNumber,
  Dialog,
  EmptyState,
  ErrorState,
  FilterChips,
  HoursBand,
  KeyHint,
  Marked,
  Notice,
  Page,
  PageHead,
  type Risk,
  RiskMark,
  SafeContactCard,
  SavedAgo,
  SealedText,
  Section,
  SidePanel,
  type Sorting,
  Table,
  Timeline,
  useKeys,
  useSession,
  useWords,
  Waiting,
} from '../../platform/desk-kit/index.ts';
import { addDays, day } from '../../platform/kernel/days.ts';
import { contacts, today } from './parts-data.ts';
import { PartsForms } from './parts-forms.tsx';

const RISKS: readonly Risk[] = ['low', 'medium', 'high', 'immediate', 'not_assessed'];
const SINCE = new Date();

/** The page of parts: everything the desk is made of, with invented data. Tests and reviews of the looks run on it. */
export default function Parts() {
  const { t, formatDay } = useWords();
  const { organisation } = useSession();
  const [opened, setOpened] = useState<string>();
  const [filter, setFilter] = useState('all');
  const [over, setOver] = useState<'dialog' | 'panel'>();
  const [sorting, setSorting] = useState<Sorting>({ by: 'day', down: true });
  const [many, setMany] = useState(false);
  useKeys(t('desk.parts.title'), {
    F2: { does: t('kit.safe.title'), run: () => document.querySelector('.safe')?.scrollIntoView() },
    o: { does: 'Dialog', run: () => setOver('dialog') },
  });
  if (!organisation.synthetic)
    return (
      <Page>
        <ErrorState error={undefined} />
      </Page>
    );
  return (
    <Page>
      <PageHead
        title={<Marked text="Svetlana ◇ Izmišljenović" />}
        line={
          <>
            <span className="code">K-2207</span>, 27 to 29 years, speaks Serbian{' '}
            <RiskMark risk="high" day={formatDay(day('2021-12-09'))} />
          </>
        }
        acts={
          <>
            <Button keyHint="o" onClick={() => setOver('dialog')}>
              Dialog
            </Button>
            <Button onClick={() => setOver('panel')}>Side panel</Button>
            <Button kind="go" keyHint="n">
              New contact
            </Button>
          </>
        }
      />
      <SafeContactCard
        keyHint="F2"
        state="open"
        hoursTitle="When, Tuesday and Thursday"
        hours={[{ from: 10, to: 14 }]}
        now={11.3}
        end={
          <>
            Valid until 31 January 2022. <a href="#update">Update</a>
          </>
        }
        cells={[
          {
            title: 'How',
            body: (
              <>
                <strong>Voice only.</strong> No text, no voicemail, no post.
              </>
            ),
          },
          {
            title: 'Who may answer',
            body: (
              <>
                <strong>Only she.</strong> Anyone else:{' '}
                <span lang="sr-Latn">
                  <Marked text="„Stomatološka ordinacija ◇“" />
                </span>
                .
              </>
            ),
          },
          {
            title: 'If something is wrong',
            body: (
              <>
                Code word asked at every call. <strong>Her mother may be told</strong> that we called.
              </>
            ),
          },
        ]}
        foot={
          <>
            <CoveredNumber head="+381 60" tail="42" label="covered" />
            <Button small keyHint="c">
              Call
            </Button>
            <span>
              Street, <Marked text="Novi Grad ◇" /> is covered. Opening asks why.
            </span>
            <span className="push">
              Opened 4 times this month. <a href="#whom">By whom</a>
            </span>
          </>
        }
      />
      <Section title="Marks">
        <div className="line parts-line">
          {RISKS.map((risk) => (
            <RiskMark key={risk} risk={risk} />
          ))}
        </div>
        <div className="line parts-line">
          <Button kind="go" keyHint="Ctrl+Enter">
            Finalise contact
          </Button>
          <Button keyHint="m">Move</Button>
          <Button kind="bare">Open person</Button>
          <Button kind="stop">Void contact</Button>
          <Button disabled>Not now</Button>
          <KeyHint of="F8" />
          <SavedAgo at={SINCE} more="74 words." />
          <SavedAgo at={SINCE} lostSince={SINCE} />
        </div>
        <div className="parts-stack">
          <SealedText
            line="Sealed, 118 words. Opening is on record."
            verb="Open"
            text={opened}
            lang="sr-Cyrl"
            openedLine="Opened 11:10. On record."
            onOpen={() => setOpened('„Брат је јавио да је добро, али не може да прича.“')}
          />
          <SealedText line="Sealed, 204 words. Key held by the case team." verb="Ask for it" onOpen={() => {}} />
          <Notice kind="bad" lead="Not saved for 14 s.">
            The connection is gone; your text is here and is sent by itself.
          </Notice>
          <Notice lead="Ends tomorrow.">Consent for police and consulate.</Notice>
          <Notice
            kind="good"
            lead="Taken over."
            act={
              <Button kind="bare" small>
                Take back
              </Button>
            }
          >
            The handover of the night is yours.
          </Notice>
        </div>
        <div className="line parts-line">
          <HoursBand small hours={[{ from: 9, to: 16 }]} now={11.1} />
          <HoursBand small hours={[{ from: 18, to: 20 }]} now={11.1} />
          <HoursBand
            hours={[
              { from: 9, to: 12 },
              { from: 18, to: 21.5 },
            ]}
            now={23.6}
          />
        </div>
      </Section>
      <PartsForms />
      <Section title="Table" count={many ? '10,000' : '12'}>
        <Table
          label="Contacts"
          rows={contacts(many ? 10_000 : 12)}
          rowKey={(row) => row.id}
          onOpen={() => setOver('panel')}
          sorting={sorting}
          onSort={setSorting}
          columns={[
            { id: 'number', head: 'Number', cell: (row) => <span className="code">{row.number}</span> },
            { id: 'day', head: 'Day', sorts: true, cell: (row) => formatDay(row.day, 'short') },
            { id: 'name', head: 'Person', cell: (row) => <Marked text={row.name} /> },
            { id: 'kind', head: 'Kind', cell: (row) => row.kind },
            { id: 'minutes', head: 'Minutes', end: true, sorts: true, cell: (row) => row.minutes },
          ]}
          more={many ? undefined : { take: () => setMany(true), waiting: false }}
          foot={many ? 'All 10,000 invented contacts' : '12 of 10,000'}
        />
      </Section>
      <Section title="Timeline" count="46" end="2 new since you looked on Wednesday">
        <FilterChips
          label="Kinds"
          value={filter}
          onChange={setFilter}
          chips={[
            { code: 'all', label: 'All', count: 46 },
            { code: 'contacts', label: 'Contacts', count: 18 },
            { code: 'notes', label: 'Notes', count: 9 },
            { code: 'court', label: 'Court', count: 3 },
          ]}
        />
        <Timeline
          label="Timeline"
          entries={[
            {
              id: '1',
              day: today,
              kind: 'Contact',
              fresh: true,
              body: (
                <>
                  <p>
                    <a className="code" href="#h">
                      H21-004812
                    </a>{' '}
                    in, phone, 9 min, report of trafficking.
                  </p>
                  <SealedText line="Sealed, 74 words. Yours to open." verb="Open" onOpen={() => {}} />
                </>
              ),
            },
            {
              id: '2',
              day: day('2021-12-09'),
              kind: 'Decision',
              body: (
                <p>
                  Risk raised from medium to <b>high</b>: threats, address known.
                </p>
              ),
            },
            {
              id: '3',
              day: day('2021-12-07'),
              kind: 'Referral',
              body: (
                <p>
                  To <Marked text="Centar za socijalni rad Novi Grad ◇" />.{' '}
                  <span className="soon">No answer, day 7 of 10</span>
                </p>
              ),
            },
            {
              id: '4',
              day: day('2021-11-24'),
              kind: 'Milestone',
              pinned: true,
              body: (
                <p>
                  <b>Recognised as a victim</b>, 41 days after the request.
                </p>
              ),
            },
            ...Array.from({ length: 9 }, (_, n) => ({
              id: `n${n}`,
              day: addDays(day('2021-11-20'), -n * 9),
              kind: 'Note',
              body: <p>Psychologist, 50 min.</p>,
            })),
          ]}
        />
      </Section>
      <Section title="States">
        <EmptyState title="No drafts" act={<Button>Begin a contact</Button>}>
          What you begin and do not finalise stands here.
        </EmptyState>
        <ErrorState error={undefined} onRetry={() => {}} />
        <Waiting what="Reading rows" done={3400} of={10_000} />
      </Section>
      <Dialog
        open={over === 'dialog'}
        onClose={() => setOver(undefined)}
        title="Open outside safe hours"
        foot={
          <>
            <Button kind="go" keyHint="Ctrl+Enter">
              Open and call
            </Button>
            <Button onClick={() => setOver(undefined)}>Leave covered</Button>
          </>
        }
      >
        <p>It is outside her safe hours. Why must it be now? The reason is on record.</p>
      </Dialog>
      <SidePanel open={over === 'panel'} onClose={() => setOver(undefined)} title="Find a client">
        <p className="mute">Text stays in the form behind.</p>
      </SidePanel>
    </Page>
  );
}

import './findings.css';
import { useState } from 'react';
import {
  Button,
  EmptyState,
  ErrorState,
  Notice,
  Page,
  PageHead,
  PageLink,
  useAsk,
  useColleagues,
  useMay,
  usePart,
  useSession,
  useWords,
  Waiting,
} from '../../../platform/desk-kit/index.ts';
import { localTime } from '../../../platform/kernel/clock.ts';
import type { Id } from '../../../platform/kernel/ids.ts';
import type { FindingCard } from '../contract.ts';
import { listFindingsOfPerson } from './calls.ts';
import { CorrectFinding } from './correct-finding.tsx';
import { FindingView } from './finding-view.tsx';
import { RecordFinding } from './record-finding.tsx';

/** The findings of one person with their versions; the words open on request, and that is on record. */
export default function FindingsPage() {
  const { t } = useWords();
  const may = useMay();
  const { organisation } = useSession();
  const { day: today } = localTime(new Date(), organisation.zone);
  const personId = usePart('personId') as Id<'person'>;
  const [opened, setOpened] = useState(false);
  const [writing, setWriting] = useState<'new' | FindingCard>();
  const { data, error, refetch, isFetching } = useAsk(
    listFindingsOfPerson,
    { personId, notes: opened ? 'yes' : 'no' },
    { keep: true },
  );
  const names = new Map<string, string>(useColleagues().everybody.map((one) => [one.code, one.label]));
  if (error && !data)
    return (
      <Page>
        <ErrorState whole error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!data)
    return (
      <Page>
        <Waiting />
      </Page>
    );
  const done = () => {
    setWriting(undefined);
    void refetch();
  };
  const mayWrite = may('cases.record-finding') && writing === undefined;
  // what is corrected is seen first: its words are opened with it
  const correct = (finding: FindingCard) => {
    setOpened(true);
    setWriting(finding);
  };
  const inHand = typeof writing === 'object' ? data.findings.find((one) => one.id === writing.id) : undefined;
  const ready = inHand && (!inHand.current.hasNote || inHand.current.note !== null);
  return (
    <Page>
      <PageHead
        title={t('cases.finding.title')}
        line={<PageLink to={`/people/${personId}`}>{t('cases.finding.back')}</PageLink>}
        acts={
          mayWrite && (
            <Button kind="go" onClick={() => setWriting('new')}>
              {t('cases.finding.record')}
            </Button>
          )
        }
      />
      {error && <Notice lead={error.message}>{''}</Notice>}
      {writing === 'new' && <RecordFinding personId={personId} today={today} onDone={done} />}
      {inHand && ready && <CorrectFinding finding={inHand} today={today} onDone={done} />}
      {inHand && !ready && <Waiting />}
      {writing === undefined && data.findings.length === 0 && (
        <EmptyState title={t('cases.finding.title')}>{t('cases.finding.none')}</EmptyState>
      )}
      {writing === undefined &&
        data.findings.map((finding) => (
          <FindingView
            key={finding.id}
            finding={finding}
            busy={isFetching}
            names={names}
            onOpen={() => setOpened(true)}
            onCorrect={mayWrite ? () => correct(finding) : undefined}
          />
        ))}
    </Page>
  );
}

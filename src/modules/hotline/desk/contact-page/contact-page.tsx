import { useState } from 'react';
import {
  Button,
  ErrorState,
  Notice,
  Page,
  PageHead,
  PageLink,
  Slot,
  useAsk,
  useColleagues,
  useGo,
  useKeySet,
  useMay,
  usePart,
  useSession,
  useWords,
  Waiting,
  WithSide,
} from '../../../../platform/desk-kit/index.ts';
import { localTime } from '../../../../platform/kernel/clock.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import { contactStates } from '../../code-lists.ts';
import type { FullContact } from '../../contact-shapes.ts';
import { getContact } from '../calls.ts';
import { aboutWords, withHour } from '../contact-words.ts';
import { FlagAside } from '../flags/flag-aside.tsx';
import { lineName, useLines } from '../use-lines.ts';
import { AddDuty } from './add-duty.tsx';
import { Answers } from './answers.tsx';
import { Duties } from './duties.tsx';
import { LinkClients } from './link-clients.tsx';
import { Persons } from './persons.tsx';
import { TakeOver } from './take-over.tsx';
import { Texts } from './texts.tsx';
import { Versions } from './versions.tsx';
import { VoidContact } from './void-contact.tsx';
import './contact-page.css';
import { contactKeys } from '../keys.ts';

export default function ContactPage() {
  const id = usePart('id') as Id<'contact'>;
  const contact = useAsk(getContact, { id });
  if (contact.data) return <Shown key={id} contact={contact.data} />;
  return (
    <Page>
      {contact.error ? <ErrorState whole error={contact.error} onRetry={() => void contact.refetch()} /> : <Waiting />}
    </Page>
  );
}

/** One contact, opened: what was said, who it was about, what is promised, and every version of it. */
function Shown({ contact }: { contact: FullContact }) {
  const words = useWords();
  const { t, formatDay, formatTime } = words;
  const go = useGo();
  const may = useMay();
  const { user, organisation } = useSession();
  const lines = useLines();
  const colleagues = useColleagues();
  const [over, setOver] = useState<'duty' | 'void' | 'take-over' | 'link'>();
  const [openedAt] = useState(() => new Date());
  const today = localTime(openedAt, organisation.zone).day;
  const { id, may: mayDo, state } = contact;
  const correct = () => go(`/hotline/contacts/${id}/correct`);
  const canPromise = may('hotline.record') && state === 'finalised';
  const canLink = (mayDo.correct || mayDo.save) && contact.kind === 'data';
  useKeySet(contactKeys, {
    correct: mayDo.correct && correct,
    goOn: mayDo.save && (() => go(`/hotline/contacts/${id}/edit`)),
    promise: canPromise && (() => setOver('duty')),
    link: canLink && (() => setOver('link')),
  });
  const who =
    contact.consultant === user.id
      ? t('hotline.desk.page.you')
      : contact.consultant
        ? (colleagues.nameOf(contact.consultant) ?? t('hotline.desk.page.colleague'))
        : t('hotline.desk.page.imported');
  const facts = [
    withHour(words, formatDay(contact.day), contact.hour),
    lineName(lines.all, contact.line),
    aboutWords(words, contact),
    who,
    contact.version > 0 ? t('hotline.desk.page.version', { n: contact.version }) : '',
  ];
  return (
    <>
      <WithSide
        label={t('hotline.desk.page.side')}
        side={
          <>
            <Persons contact={contact} />
            <Duties contact={contact} today={today} />
            <FlagAside of={{ contact: id }} />
            <Slot name="hotline.contact.aside" with={{ contactId: id }} />
          </>
        }
      >
        <PageHead
          title={<span className="code">{contact.number ?? words.codeLabel(contactStates, state)}</span>}
          line={facts.filter(Boolean).join(' · ')}
          acts={
            <>
              {mayDo.save && (
                <Button kind="go" keyHint="e" onClick={() => go(`/hotline/contacts/${id}/edit`)}>
                  {t('hotline.desk.today.go-on')}
                </Button>
              )}
              <Slot name="hotline.contact.actions" with={{ contactId: id }} />
              {canPromise && (
                <Button keyHint="c" onClick={() => setOver('duty')}>
                  {t('hotline.desk.page.promise')}
                </Button>
              )}
              {canLink && (
                <Button keyHint="l" onClick={() => setOver('link')}>
                  {t('hotline.desk.page.link')}
                </Button>
              )}
              {mayDo.correct && (
                <Button keyHint="e" onClick={correct}>
                  {t('hotline.desk.page.correct')}
                </Button>
              )}
              {mayDo.takeOver && (
                <Button onClick={() => setOver('take-over')}>{t('hotline.desk.page.take-over')}</Button>
              )}
              {mayDo.void && (
                <Button kind="stop" onClick={() => setOver('void')}>
                  {t('hotline.desk.page.void')}
                </Button>
              )}
            </>
          }
        />
        {state === 'voided' && contact.voidedOn && (
          <Notice kind="bad" lead={t('hotline.desk.page.voided')}>
            {t('hotline.desk.page.voided-line', { day: formatDay(contact.voidedOn) })}
          </Notice>
        )}
        {state === 'draft' && <Notice lead={t('hotline.desk.page.draft')}>{t('hotline.desk.page.draft-line')}</Notice>}
        <Texts contact={contact} openedAt={formatTime(openedAt, organisation.zone)} />
        <Answers contact={contact} />
        {contact.version > 0 && <Versions contact={contact} />}
        <Slot name="hotline.contact.foot" with={{ contactId: id, from: contact.day }} />
        <p className="contact-back">
          <PageLink to="/hotline">{t('hotline.desk.today.all')}</PageLink>
        </p>
      </WithSide>
      {over === 'duty' && <AddDuty id={id} today={today} onClose={() => setOver(undefined)} />}
      {over === 'link' && <LinkClients contact={contact} onClose={() => setOver(undefined)} />}
      {over === 'void' && <VoidContact contact={contact} onClose={() => setOver(undefined)} />}
      {over === 'take-over' && <TakeOver id={id} onClose={() => setOver(undefined)} />}
    </>
  );
}

import { useState } from 'react';
import { callerRoles } from '../../../../codelists/caller-roles.ts';
import { Button, isFailure, useAct, useGo, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { ContactRow } from '../../contact-shapes.ts';
import { discardDraft, getToday } from '../calls.ts';
import { aboutWords, channelWords, nearDay, withHour } from '../contact-words.ts';

/** A draft of mine: go on with it, or throw it away; with text in it that is asked twice. */
export function DraftRow({ draft, today, isStale }: { draft: ContactRow; today: Day; isStale: boolean }) {
  const words = useWords();
  const { t } = words;
  const go = useGo();
  const discard = useAct(discardDraft, { refresh: [getToday] });
  const [hasText, setHasText] = useState(false);
  const throwAway = () =>
    discard.mutate(
      { id: draft.id, discardText: hasText },
      { onError: (error) => setHasText(isFailure(error) && error.code === 'hotline.has-text') },
    );
  const isLate = isStale || draft.day < today;
  return (
    <li className="work-row">
      <time dateTime={draft.day} className={isLate ? 'late' : undefined}>
        {withHour(words, nearDay(words, draft.day, today), draft.hour)}
      </time>
      <span>{t('hotline.desk.today.draft')}</span>
      <span>
        <b>{draft.category || draft.nonDataKind ? aboutWords(words, draft) : t('hotline.desk.today.not-finalised')}</b>{' '}
        <span className="mute">
          {[
            channelWords(words, draft),
            draft.callerRole !== 'unknown' && words.codeLabel(callerRoles, draft.callerRole),
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      </span>
      <span className="line push">
        {hasText && <span className="late">{t('hotline.desk.today.has-text')}</span>}
        <Button kind={hasText ? 'stop' : 'bare'} small busy={discard.isPending} onClick={throwAway}>
          {t(hasText ? 'hotline.desk.today.discard-text' : 'hotline.desk.today.discard')}
        </Button>
        {hasText && (
          <Button small onClick={() => setHasText(false)}>
            {t('hotline.desk.today.keep')}
          </Button>
        )}
        <Button small onClick={() => go(`/hotline/contacts/${draft.id}/edit`)}>
          {t('hotline.desk.today.go-on')}
        </Button>
      </span>
    </li>
  );
}

import type { ReactNode } from 'react';
import { channels } from '../../../../codelists/channels.ts';
import { directions } from '../../../../codelists/directions.ts';
import { Button, SavedAgo, useSession, useWords } from '../../../../platform/desk-kit/index.ts';
import { wordsIn } from './contact-values.ts';
import type { DraftState } from './draft-keeper.ts';
import type { Editing } from './editing.ts';
import { isRunning, useNow, watch } from './stopwatch.ts';

/** Something stands here that the server does not have, and nothing is on its way. */
const isUnkept = (draft: DraftState): boolean =>
  draft.head
    ? draft.refusal !== undefined && draft.isDirty
    : !draft.isSaving && (draft.refusal !== undefined || draft.isDirty);

export interface StripProps {
  readonly edit: Editing;
  readonly draft: DraftState;
  readonly title: string;
  readonly isChanging: boolean;
  readonly onChange: () => void;
  /** nobody talks any more */
  readonly onEnded: () => void;
  readonly children?: ReactNode;
}

/** On top and always in sight: is the line open, for how long, what is being written, and is it saved. */
export function Strip({ edit, draft, title, isChanging, onChange, onEnded }: StripProps) {
  const words = useWords();
  const { t, formatTime, formatDay, formatNumber } = words;
  const { organisation } = useSession();
  const { values } = edit;
  const runs = isRunning(values);
  const now = useNow(runs || draft.lostSince !== undefined);
  const line = edit.lines.find((one) => one.code === values.line)?.name ?? values.line;
  const started = values.startedAt && isRunning({ ...values, endedAt: null });
  const facts = [
    line,
    words.codeLabel(channels, values.channel).toLocaleLowerCase(),
    words.codeLabel(directions, values.direction).toLocaleLowerCase(),
    started ? formatTime(new Date(values.startedAt as string), organisation.zone) : formatDay(values.day, 'short'),
  ];
  const count = wordsIn(values);
  const lostFor = draft.lostSince ? Math.round((now - draft.lostSince.getTime()) / 1000) : 0;
  return (
    <div className={draft.lostSince ? 'contact-strip contact-strip-lost' : 'contact-strip'}>
      {runs && (
        <span className="contact-live">
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <circle cx="5" cy="5" r="5" fill="currentColor" />
          </svg>
          {t('hotline.desk.strip.live')}
        </span>
      )}
      {started && (
        <span className="contact-clock num">
          {watch((values.endedAt ? Date.parse(values.endedAt) : now) - Date.parse(values.startedAt as string))}
        </span>
      )}
      <h1 tabIndex={-1}>{title}</h1>
      <span className="mute">{facts.join(', ')}</span>
      <span className="line">
        <Button kind="bare" small keyHint="1–9" aria-expanded={isChanging} onClick={onChange} data-change>
          {t('hotline.desk.strip.change')}
        </Button>
        {runs && (
          <Button kind="bare" small onClick={onEnded}>
            {t('hotline.desk.strip.ended')}
          </Button>
        )}
      </span>
      <span className="push">
        {draft.lostSince ? (
          <span className="saved saved-late" role="alert">
            {t('hotline.desk.strip.lost', { seconds: formatNumber(lostFor) })}
          </span>
        ) : draft.clash ? (
          <span className="saved saved-late">{t('hotline.desk.strip.clash')}</span>
        ) : isUnkept(draft) ? (
          <span className="saved saved-late">{t('hotline.desk.strip.refused')}</span>
        ) : (
          <SavedAgo
            at={draft.savedAt}
            waiting={draft.isSaving && draft.savedAt === undefined}
            {...(count > 0 ? { more: t('hotline.desk.strip.words', { count }) } : {})}
          />
        )}
      </span>
    </div>
  );
}

import { useState } from 'react';
import { Button, Marked, Section, useAsk, useMay, useSession, useWords } from '../../../../platform/desk-kit/index.ts';
import { localTime } from '../../../../platform/kernel/clock.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import type { Flag } from '../../flag-contract.ts';
import { listFlags } from '../calls.ts';
import { ClearFlag } from './clear-flag.tsx';
import { flagWords, isGrave } from './flag-words.ts';
import { SetFlag } from './set-flag.tsx';
import './flags.css';

/** Warnings beside a contact or a person, with why; and a new one. */
export function FlagAside({ of }: { of: { readonly person: Id<'person'> } | { readonly contact: Id<'contact'> } }) {
  const words = useWords();
  const { t, formatDay } = words;
  const may = useMay();
  const { organisation } = useSession();
  const flags = useAsk(listFlags, of);
  const [over, setOver] = useState<'set' | Flag>();
  const today = localTime(new Date(), organisation.zone).day;
  return (
    <Section small title={t('hotline.night.flag.title')}>
      {flags.data?.length === 0 && <p className="contact-none mute">{t('hotline.night.flag.none-here')}</p>}
      <ul className="flag-list">
        {(flags.data ?? []).map((flag) => (
          <li key={flag.id} className="flag-row">
            <b className={isGrave(flag) ? 'late' : undefined}>{flagWords(words, flag)}</b>{' '}
            <span className={flag.endsSoon ? 'soon' : 'mute'}>
              {t('hotline.night.flag.until', { day: formatDay(flag.until, 'short') })}
            </span>
            {flag.reason && (
              <p>
                <Marked text={flag.reason} />
              </p>
            )}
            {may('hotline.record') && (
              <Button kind="bare" small onClick={() => setOver(flag)}>
                {t('hotline.night.flag.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may('hotline.record') && (
        <Button kind="bare" small onClick={() => setOver('set')}>
          {t('hotline.night.flag.set')}
        </Button>
      )}
      {over === 'set' && <SetFlag target={of} today={today} onClose={() => setOver(undefined)} />}
      {typeof over === 'object' && <ClearFlag flag={over} onClose={() => setOver(undefined)} />}
    </Section>
  );
}

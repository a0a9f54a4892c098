import { useSession, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Telling } from './tell-duress.ts';

/** Back on the contact: plainly, and in small letters, whether the supervisor knows. */
export function DuressLine({ telling }: { telling: Telling | undefined }) {
  const { t, formatTime } = useWords();
  const { organisation } = useSession();
  if (!telling) return null;
  return (
    <p className={telling.state === 'not-yet' ? 'contact-duress late' : 'contact-duress mute'} role="status">
      {telling.toldAt
        ? t('hotline.night.duress.told', { time: formatTime(telling.toldAt, organisation.zone) })
        : t(`hotline.night.duress.${telling.state}`)}
    </p>
  );
}

import { Dialog, ErrorState, useAsk, useWords, Waiting } from '../../../platform/desk-kit/index.ts';
import { showOwnKey } from './calls.ts';
import { KeyWords } from './key-words.tsx';

/** From the user's menu: her own key, for the colleague who admits her. */
export default function OwnWords({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { data, error } = useAsk(showOwnKey, {});
  return (
    <Dialog open onClose={onClose} title={t('users.own.title')}>
      <p>{t('users.own.line')}</p>
      {data ? <KeyWords words={data.words} /> : error ? <ErrorState error={error} /> : <Waiting />}
      {data && (
        <p className="mute">
          {data.awaiting.length > 0
            ? t('users.own.waits', { groups: data.awaiting.map((code) => t(`users.group.${code}`)).join(', ') })
            : t('users.own.nothing')}
        </p>
      )}
    </Dialog>
  );
}

import { Notice, PageLink, useAsk, useWords } from '../../../../platform/desk-kit/index.ts';
import { countSupervision } from '../calls.ts';
import './supervision.css';

/** On every page of a supervisor: something new in the queue. What it is stands there and nowhere on the way. */
export default function QueueAlert() {
  const { t } = useWords();
  const count = useAsk(countSupervision, {}, { every: 5_000, keep: true });
  const urgent = count.data?.urgent ?? 0;
  // whoever stands before the queue need not be sent there
  if (urgent === 0 || location.pathname.endsWith('/desk/queue')) return null;
  return (
    <div className="queue-alert">
      <Notice
        kind="bad"
        lead={t('hotline.night.queue.new')}
        act={<PageLink to="/queue">{t('hotline.night.queue.open')}</PageLink>}
      />
    </div>
  );
}

import './help.css';
import { useEffect, useState } from 'react';
import { Button, useAddressQuery, useGo, useSession, useWords } from '../../../platform/desk-kit/index.ts';
import { chooseOwnDesk } from '../own-desk.ts';
import { Tour } from './tour.tsx';

/**
 * On the first Today of an account: a calm card that offers the tour. It stands in the page and over nothing, opens by
 * nobody but her, and once answered it does not come again. From help it begins anew (?tour=on).
 */
export default function TourCard() {
  const { t } = useWords();
  const { desk } = useSession();
  const go = useGo();
  const isAsked = useAddressQuery().tour === 'on';
  const [isRunning, setRunning] = useState(isAsked);
  useEffect(() => {
    if (isAsked) setRunning(true);
  }, [isAsked]);
  const seen = () => {
    // not kept is no loss: it is offered once more
    if (!desk.tourSeen) void chooseOwnDesk({ tourSeen: true }).catch(() => {});
  };
  const end = () => {
    setRunning(false);
    seen();
    if (isAsked) go('/', { replace: true });
    document.querySelector<HTMLElement>('.today h1')?.focus({ preventScroll: true });
  };
  if (isRunning) return <Tour onEnd={end} />;
  if (desk.tourSeen) return null;
  return (
    <section className="tour" aria-labelledby="tour-offer">
      <h2 id="tour-offer">{t('help.tour.offer')}</h2>
      <p>{t('help.tour.offer-line')}</p>
      <div className="line">
        <Button small onClick={() => setRunning(true)}>
          {t('help.tour.start')}
        </Button>
        <Button small kind="bare" onClick={seen}>
          {t('help.tour.later')}
        </Button>
      </div>
    </section>
  );
}

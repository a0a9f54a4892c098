import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { preparing } from '../../platform/accounts/contract.ts';
import { useWords, Waiting } from '../../platform/desk-kit/index.ts';
import { DoorPage } from './door-page.tsx';

/** Shown until /health says 200. What is being done now, how far it is, and that one need not stay. */
export default function Preparing({ onReady }: { onReady: () => void }) {
  const { t, has } = useWords();
  const [step, setStep] = useState<z.output<typeof preparing>>();
  const [away, setAway] = useState(false);

  useEffect(() => {
    let next: ReturnType<typeof setTimeout>;
    let on = true;
    const look = async () => {
      const answer = await fetch('/health', { headers: { accept: 'application/json' } }).catch(() => undefined);
      if (!on) return;
      if (answer?.ok) return onReady();
      setAway(!answer);
      const told = preparing.safeParse(await answer?.json().catch(() => undefined));
      if (told.success) setStep(told.data);
      if (on) next = setTimeout(look, 700);
    };
    void look();
    return () => {
      on = false;
      clearTimeout(next);
    };
  }, [onReady]);

  const now = away ? 'away' : (step?.state ?? 'preparing');
  const key = `desk.preparing.step.${step?.step ?? ''}`;
  return (
    <DoorPage>
      <h1>{t(`desk.preparing.${now}.title`)}</h1>
      <p className="mute">{t(`desk.preparing.${now}.line`)}</p>
      {now !== 'failed' && (
        <Waiting what={step && has(key) ? t(key) : t('kit.waiting')} done={step?.done} of={step?.of} />
      )}
    </DoorPage>
  );
}

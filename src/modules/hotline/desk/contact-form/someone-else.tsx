import { useState } from 'react';
import { Button, Notice, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import { SetFlag } from '../flags/set-flag.tsx';

/** Somebody else is at her number: whoever calls it next should know, so a flag on her is offered. Nothing of her is said. */
export function SomeoneElse({ person, today }: { person: Id<'person'>; today: Day }) {
  const { t } = useWords();
  const [isSetting, setSetting] = useState(false);
  return (
    <>
      <Notice
        kind="soon"
        lead={t('hotline.night.out.someone-else')}
        act={
          <Button small onClick={() => setSetting(true)}>
            {t('hotline.night.flag.set')}
          </Button>
        }
      >
        {t('hotline.night.out.someone-else-line')}
      </Notice>
      {isSetting && (
        <SetFlag kind="someone_else_answers" target={{ person }} today={today} onClose={() => setSetting(false)} />
      )}
    </>
  );
}

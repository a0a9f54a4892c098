import { useState } from 'react';
import { Button, Notice, useAct, useAsk, useMay, useWords } from '../../../platform/desk-kit/index.ts';
import type { Day } from '../../../platform/kernel/days.ts';
import type { Id } from '../../../platform/kernel/ids.ts';
import { ActDialog } from './act-dialog.tsx';
import { listKeyWarnings, settleKeyWarning } from './calls.ts';

/** A key that was not what it should be: what was seen, by whom, and who of the two has looked into it. */
export default function KeyWarnings() {
  const { t, formatDay } = useWords();
  const may = useMay();
  const { data } = useAsk(listKeyWarnings, {}, { when: may('accounts.manage') });
  const settle = useAct(settleKeyWarning, { refresh: [listKeyWarnings] });
  const [settling, setSettling] = useState<string>();
  return (
    <>
      {data?.warnings.map(({ id, kind, name, seenBy, day, times, lookedBy, mine }) => (
        <Notice
          key={id}
          kind="bad"
          lead={t(`users.warning.${kind}.lead`, { name })}
          act={
            <Button small disabled={mine} onClick={() => setSettling(id)}>
              {t('users.warning.settle')}
            </Button>
          }
        >
          {t(`users.warning.${kind}.line`, { by: seenBy, day: formatDay(day as Day), times })}
          {lookedBy !== null && ` ${t('users.warning.looked', { by: lookedBy })}`}
        </Notice>
      ))}
      {settling && (
        <ActDialog
          title={t('users.warning.settle')}
          go={t('users.warning.go')}
          onClose={() => setSettling(undefined)}
          run={async () => {
            await settle.mutateAsync({ id: settling as Id<'key-warning'> });
            setSettling(undefined);
          }}
        >
          <p>{t('users.warning.ask')}</p>
        </ActDialog>
      )}
    </>
  );
}

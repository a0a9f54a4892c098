import { useState } from 'react';
import { Button, useAct, useWords } from '../../../platform/desk-kit/index.ts';
import type { Day } from '../../../platform/kernel/days.ts';
import type { Id } from '../../../platform/kernel/ids.ts';
import { listFindingsOfPerson, recordFinding } from './calls.ts';
import { emptyFields } from './finding-fields.ts';
import { FindingForm } from './finding-form.tsx';

/** The id is made with the form: pressing twice, or again after a lost answer, records one finding. */
export function RecordFinding({ personId, today, onDone }: { personId: Id<'person'>; today: Day; onDone: () => void }) {
  const { t } = useWords();
  const [id] = useState(() => crypto.randomUUID() as Id<'finding'>);
  const [fields, setFields] = useState(() => emptyFields(today));
  const act = useAct(recordFinding, { refresh: [listFindingsOfPerson] });
  const { outcome, ...rest } = fields;
  return (
    <section aria-label={t('cases.finding.record')}>
      <FindingForm personId={personId} fields={fields} onChange={setFields} today={today} error={act.error} />
      <div className="line">
        <Button
          kind="go"
          busy={act.isPending}
          disabled={outcome === null}
          onClick={() => outcome && act.mutate({ id, personId, outcome, ...rest }, { onSuccess: onDone })}
        >
          {t('cases.finding.record')}
        </Button>
        <Button kind="bare" onClick={onDone}>
          {t('cases.finding.leave')}
        </Button>
        {act.error && <p role="alert">{act.error.message}</p>}
      </div>
    </section>
  );
}

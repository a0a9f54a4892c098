import { useState } from 'react';
import { Button, CodeChips, Field, useAct, useWords } from '../../../platform/desk-kit/index.ts';
import type { Day } from '../../../platform/kernel/days.ts';
import type { FindingCard } from '../contract.ts';
import { type FindingReason, findingReasons } from '../finding-lists.ts';
import { correctFinding, listFindingsOfPerson } from './calls.ts';
import { fieldsOf } from './finding-fields.ts';
import { FindingForm } from './finding-form.tsx';

/** A new version; the earlier ones stay, and every figure as of an earlier day with them. */
export function CorrectFinding({ finding, today, onDone }: { finding: FindingCard; today: Day; onDone: () => void }) {
  const { t, codeLabel } = useWords();
  const [fields, setFields] = useState(() => fieldsOf(finding.current));
  const [reason, setReason] = useState<FindingReason | null>(null);
  const act = useAct(correctFinding, { refresh: [listFindingsOfPerson] });
  const { outcome, ...rest } = fields;
  const send = () => {
    if (!outcome || !reason) return;
    act.mutate({ id: finding.id, version: finding.current.version, reason, outcome, ...rest }, { onSuccess: onDone });
  };
  return (
    <section aria-label={t('cases.finding.correct')}>
      <FindingForm
        personId={finding.personId}
        fields={fields}
        onChange={setFields}
        today={today}
        error={act.error}
        named={finding.current.report}
      />
      <Field label={t('cases.finding.field.reason')} group last>
        {() => (
          <CodeChips
            label={t('cases.finding.field.reason')}
            options={findingReasons.codes.map(({ code }) => ({ code, label: codeLabel(findingReasons, code) }))}
            value={reason}
            onChange={setReason}
          />
        )}
      </Field>
      <div className="line">
        <Button kind="go" busy={act.isPending} disabled={outcome === null || reason === null} onClick={send}>
          {t('cases.finding.correct')}
        </Button>
        <Button kind="bare" onClick={onDone}>
          {t('cases.finding.leave')}
        </Button>
        {act.error && <p role="alert">{act.error.message}</p>}
      </div>
    </section>
  );
}

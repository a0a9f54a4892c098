import { useEffect, useState } from 'react';
import { Button, Notice, useAct, useKeySet, useWords } from '../../../../platform/desk-kit/index.ts';
import { takeBackDuty } from '../calls.ts';
import { stepKeys } from '../keys.ts';
import { dutySteps, UNDO_MILLISECONDS } from './last-step.ts';
import { DUTY_ANSWERS, useLastStep } from './use-duty-act.ts';
import './duties.css';

/** What was done last with a duty; for ten seconds it can be taken back. Then it goes by itself. */
export function LastStepNotice() {
  const { t } = useWords();
  const last = useLastStep();
  const back = useAct(takeBackDuty, { refresh: DUTY_ANSWERS });
  const [isOver, setOver] = useState(false);
  const { until } = last ?? {};
  const { reset } = back;
  useEffect(() => {
    reset();
    setOver(false);
    if (!last) return;
    const wait = last.until === undefined ? UNDO_MILLISECONDS / 2 : last.until - Date.now();
    const timer = setTimeout(() => setOver(true), Math.max(0, wait));
    return () => clearTimeout(timer);
  }, [last, reset]);
  const undo = () => {
    if (!last || back.isPending) return;
    back.mutate(
      { id: last.duty.id, revision: last.duty.revision },
      { onSuccess: (changed) => dutySteps.tell(changed, t('hotline.desk.duty.last.back'), false) },
    );
  };
  const mayUndo = until !== undefined && !isOver && !back.error;
  useKeySet(stepKeys, { undo }, { off: !mayUndo });
  if (!last || (isOver && !back.isPending && !back.error)) return null;
  if (back.error)
    return (
      <div className="work-step">
        <Notice kind="bad" lead={t('hotline.desk.duty.last.stays')}>
          {back.error.message}
        </Notice>
      </div>
    );
  return (
    <div className="work-step">
      <Notice
        kind="good"
        lead={last.words}
        act={
          mayUndo && (
            <Button small keyHint="Ctrl+Z" busy={back.isPending} onClick={undo}>
              {t('hotline.desk.today.undo')}
            </Button>
          )
        }
      >
        <span className="code">{last.duty.number}</span>
      </Notice>
    </div>
  );
}

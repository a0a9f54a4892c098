import { useState } from 'react';
import { Button, Dialog, Notice, TextArea, useKeys, useWords } from '../../../platform/desk-kit/index.ts';
import type { ContactAnswer } from '../safety-card.ts';
import { stateOf } from './card-words.ts';
import type { Points } from './use-points.ts';

/** Outside of what the card allows: why must it be now? The reason is on record and the supervisor sees it. */
export function ReasonDialog({ points, answer }: { points: Points; answer: ContactAnswer }) {
  const { asked } = points;
  return asked && <Ask key={asked.point.id} points={points} asked={asked} answer={answer} />;
}

function Ask({
  points,
  asked,
  answer,
}: {
  points: Points;
  asked: NonNullable<Points['asked']>;
  answer: ContactAnswer;
}) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const isReady = reason.trim() !== '';
  const open = () => {
    if (isReady && !points.busy) void points.open(asked.point, reason.trim());
  };
  useKeys(t('people.desk.why.title'), { 'Ctrl+Enter': { does: t('people.desk.why.go'), run: open } });
  return (
    <Dialog
      open
      onClose={points.leave}
      title={t('people.desk.why.title')}
      foot={
        <>
          <Button kind="go" keyHint="Ctrl+Enter" disabled={!isReady} busy={points.busy !== undefined} onClick={open}>
            {t('people.desk.why.go')}
          </Button>
          <Button onClick={points.leave}>{t('people.desk.why.leave')}</Button>
        </>
      }
    >
      <Notice kind="bad" lead={t(`people.desk.card.now.${answer}`)}>
        {t(stateOf(answer) === 'closed' ? 'people.desk.why.line' : 'people.desk.why.line-unknown')}
      </Notice>
      <TextArea
        last
        label={t('people.desk.why.reason')}
        value={reason}
        onChange={setReason}
        max={500}
        rows={2}
        foot={t('people.desk.why.foot')}
        input={{ 'aria-required': true }}
      />
    </Dialog>
  );
}

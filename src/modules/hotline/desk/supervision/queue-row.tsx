import type { ReactNode } from 'react';
import { Button, useAct, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import { countSupervision, getSupervision, reviewItem } from '../calls.ts';

type Kind = 'duress' | 'handover' | 'override' | 'hard_call' | 'after_the_fact';

/** One item, and the one act that deals with it. */
export function QueueRow({
  id,
  kind,
  when,
  act,
  children,
}: {
  id: string;
  kind: Kind;
  when: string;
  act: string;
  children: ReactNode;
}) {
  const { t } = useWords();
  const review = useAct(reviewItem, { refresh: [getSupervision, countSupervision] });
  return (
    <li>
      <div className="queue-row">
        <span className="num">{when}</span>
        <span>{children}</span>
        <span className="push line">
          {review.error && <span className="late">{review.error.message}</span>}
          <Button
            small
            busy={review.isPending}
            aria-label={[act, when].join(', ')}
            onClick={() => review.mutate({ id: id as Id<string>, kind })}
          >
            {act || t('hotline.night.queue.seen')}
          </Button>
        </span>
      </div>
    </li>
  );
}

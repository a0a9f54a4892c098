import { useEffect, useState, useSyncExternalStore } from 'react';
import {
  Button,
  isFailure,
  Notice,
  PageLink,
  useGo,
  useKeySet,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import { nonDataKinds } from '../../code-lists.ts';
import { closings } from '../contact-form/closings.ts';
import { lastKeys } from '../keys.ts';

/** What was just closed: its number, or ten seconds in which one wrong digit can be taken back. */
export function LastClosed() {
  const { t, codeLabel } = useWords();
  const go = useGo();
  const last = useSyncExternalStore(closings.subscribe, closings.last);
  const until = last?.until?.getTime();
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (!until) return;
    const look = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    look();
    const tick = setInterval(look, 250);
    return () => clearInterval(tick);
  }, [until]);
  const undo = () => {
    const id = closings.undo();
    if (id) go(`/hotline/contacts/${id}/edit`);
  };
  useKeySet(lastKeys, { undo }, { off: !until });
  if (!last) return null;
  const kind = last.nonDataKind ? codeLabel(nonDataKinds, last.nonDataKind) : '';
  if (isFailure(last.refusal))
    return (
      <div className="work-last">
        <Notice
          kind="bad"
          lead={t('hotline.desk.today.not-closed')}
          act={<PageLink to={`/hotline/contacts/${last.id}/edit`}>{t('hotline.desk.today.go-on')}</PageLink>}
        >
          {last.refusal.message}
        </Notice>
      </div>
    );
  return (
    <div className="work-last">
      {until ? (
        <Notice
          kind="good"
          lead={kind}
          act={
            <Button small keyHint="Ctrl+Z" onClick={undo}>
              {t('hotline.desk.today.undo')}
            </Button>
          }
        >
          {t('hotline.desk.today.closes-in', { seconds: left })}
        </Notice>
      ) : (
        <Notice
          kind="good"
          lead={t('hotline.desk.today.closed', { number: last.number ?? '' })}
          act={<PageLink to={`/hotline/contacts/${last.id}`}>{t('hotline.desk.today.open-it')}</PageLink>}
        >
          {kind}
        </Notice>
      )}
    </div>
  );
}

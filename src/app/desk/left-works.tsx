import {
  Button,
  type LeftWork,
  leftWork,
  Notice,
  PageLink,
  useLeftWork,
  useProgress,
  useWords,
} from '../../platform/desk-kit/index.ts';

/** What goes on though its page was left, and what came of it. */
export function LeftWorks() {
  const left = useLeftWork().filter((one) => !one.here);
  if (left.length === 0) return null;
  return (
    <div className="left-works">
      {left.map((one) => (
        <Left key={one.id} work={one} />
      ))}
    </div>
  );
}

function Left({ work }: { work: LeftWork }) {
  const { t, formatNumber } = useWords();
  const isRunning = work.state === 'running';
  const progress = useProgress(isRunning ? work.id : undefined);
  const rows =
    progress && progress.done > 0
      ? progress.of > 0
        ? t('kit.done-of', {
            done: formatNumber(progress.done),
            of: formatNumber(Math.max(progress.of, progress.done)),
          })
        : formatNumber(progress.done)
      : '';
  return (
    <Notice
      kind={work.state === 'refused' ? 'bad' : work.state === 'done' ? 'good' : 'soon'}
      lead={work.words}
      act={
        <span className="push line">
          <PageLink to={work.path} onClick={() => !isRunning && leftWork.drop(work.id)}>
            {t(isRunning ? 'desk.left.follow' : 'desk.left.look')}
          </PageLink>
          {!isRunning && (
            <Button kind="bare" small onClick={() => leftWork.drop(work.id)}>
              {t('kit.close')}
            </Button>
          )}
        </span>
      }
    >
      {rows && <span className="num">{rows}</span>}
    </Notice>
  );
}

import { Button, CoveredNumber, useWords } from '../../../platform/desk-kit/index.ts';
import { contactPointKinds } from '../contact-point.ts';
import type { Point, Points } from './use-points.ts';

/** One number or address: covered until it is opened, and then until it is covered again. */
export function CoveredPoint({ point, points, keyHint }: { point: Point; points: Points; keyHint?: string }) {
  const { t, codeLabel } = useWords();
  const value = points.opened.get(point.id);
  if (value !== undefined)
    return (
      <>
        <b className="num people-open">{value}</b>
        <Button kind="bare" small onClick={() => points.cover(point.id)}>
          {t('people.desk.point.cover')}
        </Button>
        <span className="vh" role="status">
          {t('people.desk.point.opened')}
        </span>
      </>
    );
  const [head = '', tail = ''] = point.covered.split('•••').map((part) => part.trim());
  const kind = codeLabel(contactPointKinds, point.kind);
  return (
    <>
      <CoveredNumber head={head} tail={tail} label={t('people.desk.point.covered', { kind })} />
      <Button
        small
        busy={points.busy === point.id}
        onClick={() => void points.open(point)}
        {...(keyHint ? { keyHint } : {})}
      >
        {t('people.desk.point.open')}
        <span className="vh">{`: ${kind}`}</span>
      </Button>
    </>
  );
}

import { MenuButton, useMay, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Duty } from '../../contact-shapes.ts';
import { type DutyAct, dutySteps } from './last-step.ts';
import './duties.css';

/** Hers alone: nobody else can finish her draft, or say for her that it was so. */
const HERS_ALONE: readonly Duty['kind'][] = ['hotline.finish-draft', 'hotline.check-entry'];

/** What this reader may do with it beside settling. The server asks again. */
export function actsOn(duty: Duty, may: (permission: string) => boolean): readonly DutyAct[] {
  if (!may('hotline.record')) return [];
  const isRaised = duty.raised && !may('hotline.supervise');
  return isRaised || HERS_ALONE.includes(duty.kind) ? ['note'] : ['note', 'move', 'hand'];
}

/** The rest of what can be done with a duty: a note, another day, other hands. */
export function DutyMore({ duty, label, brief = false }: { duty: Duty; label: string; brief?: boolean }) {
  const { t } = useWords();
  const may = useMay();
  const acts = actsOn(duty, may);
  if (acts.length === 0) return null;
  return (
    <MenuButton
      className="btn btn-small"
      label={[t('hotline.desk.duty.more'), label].join(', ')}
      items={acts.map((act) => ({
        id: act,
        words: t(`hotline.desk.duty.${act === 'note' ? 'write-note' : act}`),
        run: () => dutySteps.open(duty.id, act),
      }))}
    >
      {brief ? '⋯' : t('hotline.desk.duty.more')}
    </MenuButton>
  );
}

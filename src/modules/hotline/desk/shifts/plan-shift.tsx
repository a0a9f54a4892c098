import { useState } from 'react';
import {
  Button,
  DayInput,
  Field,
  Notice,
  PickMany,
  SidePanel,
  TextInput,
  useAct,
  useColleagues,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { Id, UserId } from '../../../../platform/kernel/ids.ts';
import { type LineGroup, lineGroups } from '../../code-lists.ts';
import type { ShiftCard } from '../../shift-contract.ts';
import { getShiftNow, listShifts, planShift } from '../line/calls.ts';
import { readMinute, writeMinute } from '../minute-words.ts';

/** One shift: which line, when, who, who else if need be. Who has another one at that time is named. */
export function PlanShift({ shift, today, onClose }: { shift: ShiftCard | null; today: Day; onClose: () => void }) {
  const { t, codeLabel } = useWords();
  const colleagues = useColleagues();
  const [id] = useState(() => shift?.id ?? (crypto.randomUUID() as Id<'shift'>));
  const [lineGroup, setGroup] = useState<LineGroup>(shift?.lineGroup ?? 'sos');
  const [day, setDay] = useState<Day | null>(shift?.day ?? today);
  const [from, setFrom] = useState(writeMinute(shift?.fromMinute ?? 8 * 60));
  const [to, setTo] = useState(writeMinute(shift?.endMinute ?? 16 * 60));
  const [staff, setStaff] = useState<readonly UserId[]>(shift?.staff ?? []);
  const [reserve, setReserve] = useState<readonly UserId[]>(shift?.reserve ?? []);
  const plan = useAct(planShift, { refresh: [listShifts, getShiftNow] });
  const begins = readMinute(from);
  const ends = readMinute(to);
  const isTold = typeof begins === 'number' && typeof ends === 'number' && day !== null;
  const send = () => {
    if (typeof begins !== 'number' || typeof ends !== 'number' || day === null) return;
    const minutes = ends > begins ? ends - begins : ends + 1440 - begins;
    plan.mutate(
      {
        id,
        lineGroup,
        day,
        fromMinute: begins,
        minutes,
        staff: [...staff],
        reserve: [...reserve],
        ...(shift ? { revision: shift.revision } : {}),
      },
      { onSuccess: onClose },
    );
  };
  const twice = ((plan.error?.data.users as readonly string[] | undefined) ?? [])
    .map((user) => colleagues.nameOf(user))
    .filter(Boolean)
    .join(', ');
  const hands = colleagues.inGroup('hotline');
  return (
    <SidePanel
      open
      title={t(shift ? 'hotline.shift.plan.change' : 'hotline.shift.plan.add')}
      onClose={onClose}
      foot={
        <Button kind="go" busy={plan.isPending} disabled={!isTold || staff.length === 0} onClick={send}>
          {t('hotline.shift.plan.save')}
        </Button>
      }
    >
      <div data-form>
        {plan.error && (
          <Notice kind="bad" lead={plan.error.message}>
            {twice}
          </Notice>
        )}
        <Field label={t('hotline.desk.lines.group')}>
          {(wiring) => (
            <select
              {...wiring}
              className="in"
              value={lineGroup}
              onChange={(event) => setGroup(event.currentTarget.value as LineGroup)}
            >
              {lineGroups.codes.map(({ code }) => (
                <option key={code} value={code}>
                  {codeLabel(lineGroups, code)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <DayInput label={t('hotline.shift.plan.day')} value={day} onChange={setDay} today={today} ahead />
        <TextInput
          label={t('hotline.shift.plan.from')}
          value={from}
          onChange={setFrom}
          short
          error={typeof begins === 'number' ? undefined : t('hotline.desk.form.time-unclear')}
        />
        <TextInput
          label={t('hotline.shift.plan.to')}
          hint={t('hotline.shift.plan.over-midnight')}
          value={to}
          onChange={setTo}
          short
          error={typeof ends === 'number' ? undefined : t('hotline.desk.form.time-unclear')}
        />
        <PickMany label={t('hotline.shift.plan.staff')} options={hands} value={staff} onChange={setStaff} />
        <PickMany label={t('hotline.shift.plan.reserve')} options={hands} value={reserve} onChange={setReserve} last />
      </div>
    </SidePanel>
  );
}

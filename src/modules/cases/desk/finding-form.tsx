import {
  ageBands,
  countries,
  deciders,
  districts,
  exploitationForms,
  meansOfControl,
  recruiterRelations,
  sectors,
  sexualKinds,
  traffickingActs,
  yesNoUnknown,
} from '../../../codelists/index.ts';
import {
  CodeChips,
  DayInput,
  type Failure,
  Field,
  ManyCodeChips,
  Pick,
  PickMany,
  TextArea,
  useAsk,
  useColleagues,
  useOffers,
  useWords,
} from '../../../platform/desk-kit/index.ts';
import type { CodeList } from '../../../platform/kernel/code-list.ts';
import type { Day } from '../../../platform/kernel/days.ts';
import type { Id } from '../../../platform/kernel/ids.ts';
import { findingOutcomes } from '../finding-lists.ts';
import { findingChoices } from './calls.ts';
import { DurationRows } from './duration-rows.tsx';
import type { FindingFields } from './finding-fields.ts';

interface Props {
  readonly personId: Id<'person'>;
  readonly fields: FindingFields;
  readonly onChange: (fields: FindingFields) => void;
  readonly today: Day;
  readonly error: Failure | null;
  /** the report that is named already */
  readonly named?: { readonly id: string; readonly day: Day } | null;
}

/** The form of a finding: the outcome first, then who decided, then as much as is known. */
export function FindingForm({ personId, fields, onChange, today, error, named }: Props) {
  const { t, codeLabel, formatDay } = useWords();
  const { data: choices } = useAsk(findingChoices, { personId });
  const colleagues = useColleagues();
  const set = (next: Partial<FindingFields>) => onChange({ ...fields, ...next });
  const wrong = (field: string): string | undefined =>
    error?.issues.find((issue) => issue.path[0] === field)?.message ??
    (error?.path?.[0] === field ? error.message : undefined);
  const offers = useOffers();
  const options = <C extends string>(list: CodeList<C>, current?: C | readonly C[] | null) =>
    list.codes
      .filter((one) => !one.importOnly && offers(list, one.code, current))
      .map(({ code }) => ({ code, label: codeLabel(list, code) }));
  const label = (field: string): string => t(`cases.finding.field.${field}`);
  const known = <C extends string>(list: CodeList<C>, current?: C | readonly C[] | null) =>
    options(list, current).filter((one) => one.code !== 'unknown');

  const listed = choices?.reports ?? [];
  const kept =
    named && !listed.some((one) => one.id === named.id) ? [{ code: named.id, label: formatDay(named.day) }] : [];
  const reports = [
    ...kept,
    ...listed.map((one) => ({ code: one.id as string, label: `${one.number ?? ''} ${formatDay(one.day)}` })),
  ];

  return (
    <>
      <Field label={label('outcome')} error={wrong('outcome')} group>
        {() => (
          <CodeChips
            label={label('outcome')}
            options={options(findingOutcomes)}
            value={fields.outcome}
            onChange={(outcome) => set({ outcome })}
          />
        )}
      </Field>
      <DayInput
        label={label('day')}
        today={today}
        value={fields.day}
        onChange={(day) => day && set({ day })}
        error={wrong('day')}
      />
      <Field label={label('rule')} group>
        {() => (
          <CodeChips
            label={label('rule')}
            options={options(deciders)}
            value={fields.rule}
            onChange={(rule) => set({ rule: rule ?? 'own' })}
          />
        )}
      </Field>
      <PickMany
        label={label('decidedBy')}
        hint={choices?.alone ? label('decidedBy-alone') : label('decidedBy-hint')}
        options={(choices?.deciders ?? []).map((one) => ({
          code: one.id as string,
          label: colleagues.nameOf(one.id) ?? one.username,
          aside: one.supervises ? label('supervises') : undefined,
        }))}
        value={[...new Set(fields.decidedBy)]}
        onChange={(ids) =>
          set({ decidedBy: (choices?.alone && ids.length === 1 ? [ids[0], ids[0]] : [...ids]) as never })
        }
        error={wrong('decidedBy')}
      />
      <Pick
        label={label('report')}
        hint={label('report-hint')}
        options={reports}
        value={fields.report?.id ?? null}
        onChange={(id) => set({ report: id === null ? null : { kind: 'hotline.contact', id: id as never } })}
        error={wrong('report')}
      />
      <Field label={label('forms')} error={wrong('forms')} group>
        {() => (
          <ManyCodeChips
            label={label('forms')}
            options={options(exploitationForms, fields.forms)}
            value={fields.forms}
            onChange={(forms) => set({ forms: [...forms] })}
          />
        )}
      </Field>
      {fields.forms.includes('sexual') && (
        <Field label={label('sexualKinds')} error={wrong('sexualKinds')} group>
          {() => (
            <ManyCodeChips
              label={label('sexualKinds')}
              options={options(sexualKinds, fields.sexualKinds)}
              value={fields.sexualKinds}
              onChange={(kinds) => set({ sexualKinds: [...kinds] })}
            />
          )}
        </Field>
      )}
      <PickMany
        label={label('means')}
        options={options(meansOfControl, fields.means)}
        value={fields.means}
        onChange={(means) => set({ means: [...means] })}
      />
      <Field label={label('acts')} group>
        {() => (
          <ManyCodeChips
            label={label('acts')}
            options={options(traffickingActs, fields.acts)}
            value={fields.acts}
            onChange={(acts) => set({ acts: [...acts] })}
          />
        )}
      </Field>
      <Pick
        label={label('sector')}
        options={known(sectors, fields.sector)}
        value={fields.sector === 'unknown' ? null : fields.sector}
        onChange={(sector) => set({ sector: sector ?? 'unknown' })}
      />
      <Pick
        label={label('recruiterRelation')}
        options={known(recruiterRelations, fields.recruiterRelation)}
        value={fields.recruiterRelation === 'unknown' ? null : fields.recruiterRelation}
        onChange={(relation) => set({ recruiterRelation: relation ?? 'unknown' })}
      />
      <PickMany
        label={label('countries')}
        options={known(countries)}
        value={fields.countries}
        onChange={(list) => set({ countries: [...list] })}
      />
      <Field label={label('crossBorder')} group>
        {() => (
          <CodeChips
            label={label('crossBorder')}
            options={options(yesNoUnknown)}
            value={fields.crossBorder}
            onChange={(crossBorder) => set({ crossBorder: crossBorder ?? 'unknown' })}
          />
        )}
      </Field>
      <Pick
        label={label('district')}
        options={options(districts)}
        value={fields.district}
        onChange={(district) => set({ district })}
      />
      <DurationRows fields={fields} set={set} wrong={wrong} />
      <Pick
        label={label('ageBand')}
        hint={label('ageBand-hint')}
        options={options(ageBands)}
        value={fields.ageBand}
        onChange={(ageBand) => set({ ageBand })}
      />
      <TextArea
        label={label('note')}
        hint={label('note-hint')}
        rows={6}
        max={20_000}
        value={fields.note}
        onChange={(note) => set({ note })}
        error={wrong('note')}
        last
      />
    </>
  );
}

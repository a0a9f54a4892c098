import { useState } from 'react';
import {
  Button,
  CodeChips,
  Dialog,
  Field,
  FilterChips,
  Notice,
  TextInput,
  useAct,
  useAsk,
  useMay,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import type { CodedFilters } from '../../contact-filters.ts';
import type { SavedView } from '../../view-contract.ts';
import { deleteView, listViews, saveView } from '../calls.ts';

const same = (one: CodedFilters, other: CodedFilters): boolean =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

/** Ways of looking at the list that were kept: coded filters under a name. What was typed in the box is never among them. */
export default function ViewsBar({
  filters,
  onChoose,
}: {
  filters: CodedFilters;
  onChoose: (filters: CodedFilters) => void;
}) {
  const { t } = useWords();
  const views = useAsk(listViews, {});
  const [isSaving, setSaving] = useState(false);
  const all = views.data ?? [];
  const on = all.find((view) => same(view.filters, filters));
  const hasFilters = Object.keys(filters).length > 0;
  if (all.length === 0 && !hasFilters) return null;
  return (
    <div className="line list-views">
      {all.length > 0 && (
        <FilterChips
          label={t('hotline.views.title')}
          chips={all.map((view) => ({ code: view.id as string, label: view.name }))}
          value={on?.id ?? ''}
          onChange={(id) => {
            const view = all.find((one) => one.id === id);
            if (view) onChoose(view === on ? {} : view.filters);
          }}
        />
      )}
      {hasFilters && (!on || on.mine) && (
        <Button kind="bare" small onClick={() => setSaving(true)}>
          {t(on ? 'hotline.views.change' : 'hotline.views.save')}
        </Button>
      )}
      {isSaving && <KeepView view={on} filters={filters} onClose={() => setSaving(false)} />}
    </div>
  );
}

const WHOSE = ['own', 'all'] as const;

function KeepView({
  view,
  filters,
  onClose,
}: {
  view: SavedView | undefined;
  filters: CodedFilters;
  onClose: () => void;
}) {
  const { t } = useWords();
  const may = useMay();
  const [id] = useState(() => view?.id ?? (crypto.randomUUID() as Id<'view'>));
  const [name, setName] = useState(view?.name ?? '');
  const [whose, setWhose] = useState<(typeof WHOSE)[number]>(view?.shared ? 'all' : 'own');
  const save = useAct(saveView, { refresh: [listViews] });
  const drop = useAct(deleteView, { refresh: [listViews] });
  const failure = save.error ?? drop.error;
  const inName = failure?.issues.find((issue) => issue.path[0] === 'name')?.message;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(view ? 'hotline.views.change' : 'hotline.views.save')}
      foot={
        <>
          <Button
            kind="go"
            busy={save.isPending}
            disabled={name.trim() === ''}
            onClick={() => save.mutate({ id, name, filters, shared: whose === 'all' }, { onSuccess: onClose })}
          >
            {t('hotline.views.keep')}
          </Button>
          {view && (
            <Button busy={drop.isPending} onClick={() => drop.mutate({ id }, { onSuccess: onClose })}>
              {t('hotline.views.drop')}
            </Button>
          )}
        </>
      }
    >
      <div data-form>
        {failure && !inName && <Notice kind="bad" lead={failure.message} />}
        <TextInput
          label={t('hotline.views.name')}
          hint={t('hotline.desk.duty.hint.reason')}
          value={name}
          onChange={setName}
          error={inName}
          input={{ maxLength: 60 }}
          last={!may('hotline.supervise')}
        />
        {may('hotline.supervise') && (
          <Field group label={t('hotline.views.whose')} last>
            {() => (
              <CodeChips
                label={t('hotline.views.whose')}
                options={WHOSE.map((code) => ({ code, label: t(`hotline.views.${code}`) }))}
                value={whose}
                onChange={(code) => code && setWhose(code)}
              />
            )}
          </Field>
        )}
      </div>
    </Dialog>
  );
}

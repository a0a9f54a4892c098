import { Section, useMay, useWords } from '../../../platform/desk-kit/index.ts';
import { KeyWord } from '../key-rows.tsx';

const WORDS = [
  { id: 'card', keys: ['F2'], permission: 'people.read' },
  { id: 'duress', keys: ['F8'], more: ['F2', 'F2'], permission: 'hotline.record' },
  { id: 'hide', keys: ['Esc Esc'] },
  { id: 'record', keys: [] },
] as const;

/** What one must know before the first call, in four sentences. */
export function SafetyWords() {
  const { t } = useWords();
  const may = useMay();
  return (
    <Section title={t('help.safety.title')}>
      <div className="help-safety">
        {WORDS.filter((one) => !('permission' in one) || may(one.permission)).map((one) => (
          <p key={one.id}>
            <b>{t(`help.safety.${one.id}`)}</b>{' '}
            {one.keys.map((key) => (
              <KeyWord key={key} of={key} />
            ))}{' '}
            {t(`help.safety.${one.id}-line`)}{' '}
            {'more' in one &&
              // biome-ignore lint/suspicious/noArrayIndexKey: the same key twice
              one.more.map((key, at) => <KeyWord key={at} of={key} />)}
          </p>
        ))}
      </div>
    </Section>
  );
}

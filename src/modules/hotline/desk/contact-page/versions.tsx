import { useState } from 'react';
import { Button, ErrorState, Marked, Section, useAsk, useWords, Waiting } from '../../../../platform/desk-kit/index.ts';
import { sameValue } from '../../change-merge.ts';
import { correctionReasons } from '../../code-lists.ts';
import type { ContactField } from '../../contact-fields.ts';
import type { FullContact } from '../../contact-shapes.ts';
import { listVersions } from '../calls.ts';
import { fieldNames } from '../contact-form/contact-values.ts';
import { useFieldWords } from '../field-words.ts';

const fieldOf = (contact: FullContact, name: ContactField) => (contact as Record<string, unknown>)[name];

/** Fields in which two versions differ, in the order of the contract. */
export const differences = (before: FullContact, after: FullContact): ContactField[] =>
  fieldNames.filter((name) => !sameValue(fieldOf(before, name), fieldOf(after, name)));

/** Every version with what it changed. Older texts are opened only when somebody asks. */
export function Versions({ contact }: { contact: FullContact }) {
  const { t, formatDay, codeLabel } = useWords();
  const shown = useFieldWords();
  const [isOpen, setOpen] = useState(false);
  const versions = useAsk(listVersions, { id: contact.id }, { when: isOpen });
  const all = versions.data ?? [];
  return (
    <Section title={t('hotline.desk.page.versions')} count={contact.version}>
      {!isOpen && (
        <p className="contact-none">
          <Button kind="bare" small onClick={() => setOpen(true)}>
            {t('hotline.desk.page.versions-open')}
          </Button>{' '}
          <span className="cell mute">{t('hotline.desk.page.on-record')}</span>
        </p>
      )}
      {isOpen && versions.isPending && <Waiting />}
      {versions.error && <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />}
      <ol className="contact-versions">
        {all.toReversed().map((version, at) => {
          const before = all[all.length - 2 - at];
          return (
            <li key={version.version} className="mm">
              <div className="mm-margin">
                <span className="mm-label">{t('hotline.desk.page.version', { n: version.version })}</span>
                {version.versionFrom && <span className="mm-hint">{formatDay(version.versionFrom)}</span>}
              </div>
              <div>
                {version.correctionReason ? (
                  <p>
                    <b>{codeLabel(correctionReasons, version.correctionReason)}</b> <Marked text={version.reasonText} />
                  </p>
                ) : (
                  <p>{t('hotline.desk.page.first-version')}</p>
                )}
                {before && (
                  <ul>
                    {differences(before, version).map((name) => (
                      <li key={name}>
                        <span className="mute">{t(`hotline.desk.field.${name}`)}:</span>{' '}
                        <del>{shown(name, fieldOf(before, name))}</del> <ins>{shown(name, fieldOf(version, name))}</ins>
                      </li>
                    ))}
                  </ul>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

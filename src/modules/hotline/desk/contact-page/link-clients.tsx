import { useState } from 'react';
import { Button, Dialog, Notice, TextArea, useAct, useWords } from '../../../../platform/desk-kit/index.ts';
import type { FullContact } from '../../contact-shapes.ts';
import { getContact, listVersions, setClients } from '../calls.ts';
import { ClientRow } from '../contact-form/client-row.tsx';
import { changesBetween, valuesOf } from '../contact-form/contact-values.ts';
import { personsOf } from '../contact-form/edit-contact.tsx';
import { type Editing, wrongFields } from '../contact-form/editing.ts';
import { useLines } from '../use-lines.ts';
import '../contact-form/contact-form.css';

/** Whose contact it is, and whom it was about. On a closed one this is a correction: a new version, with the reason "wrong client". */
export function LinkClients({ contact, onClose }: { contact: FullContact; onClose: () => void }) {
  const { t } = useWords();
  const lines = useLines();
  const act = useAct(setClients, { refresh: [getContact, listVersions] });
  const [before] = useState(() => valuesOf(contact));
  const [values, setValues] = useState(before);
  const [known, setKnown] = useState(() => personsOf(contact));
  const [reasonText, setReasonText] = useState('');
  const wrong = wrongFields(act.error);
  const edit: Editing = {
    values,
    set: (changes) => setValues((now) => ({ ...now, ...changes })),
    leave: () => {},
    wrong: (field) => wrong.get(field),
    group: contact.lineGroup,
    lines: lines.all,
    known,
    know: (id, person) => setKnown((now) => new Map(now).set(id, person)),
  };
  const isChanged = Object.keys(changesBetween(before, values)).length > 0;
  const { id, version } = contact;
  const send = () => {
    const { clients, concerns } = values;
    act.mutate({ id, clients: [...clients], concerns: [...concerns], reasonText }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('hotline.desk.page.link')}
      foot={
        <Button kind="go" busy={act.isPending} disabled={!isChanged} onClick={send}>
          {t('hotline.desk.page.link-save')}
        </Button>
      }
    >
      <div data-form className="contact-dialog">
        {act.error && wrong.size === 0 && <Notice kind="bad" lead={act.error.message} />}
        <ClientRow edit={edit} isCorrection={version > 0} isInDialog />
        {version > 0 && (
          <TextArea
            label={t('hotline.desk.page.in-words')}
            hint={t('hotline.desk.page.link-line')}
            value={reasonText}
            onChange={setReasonText}
            max={2000}
            rows={2}
            last
          />
        )}
      </div>
    </Dialog>
  );
}

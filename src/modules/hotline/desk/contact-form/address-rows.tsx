import type { Channel } from '../../../../codelists/channels.ts';
import { TextInput, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Editing } from './editing.ts';

const BY_MAIL: readonly Channel[] = ['email', 'web_form'];

/** Where an answer would go: the address of a mail, the account of a chat. Asked where the channel has one, kept where one stands. */
export function AddressRows({ edit }: { edit: Editing }) {
  const { t } = useWords();
  const { channel, email, handle } = edit.values;
  return (
    <>
      {(BY_MAIL.includes(channel) || email !== '') && (
        <TextInput
          label={t('hotline.desk.field.email')}
          value={email}
          onChange={(text) => edit.set({ email: text })}
          error={edit.wrong('email')}
          input={{ type: 'email', autoComplete: 'off', maxLength: 254, onBlur: edit.leave }}
        />
      )}
      {(channel === 'chat_messenger' || handle !== '') && (
        <TextInput
          label={t('hotline.desk.field.handle')}
          hint={t('hotline.desk.form.hint.handle')}
          value={handle}
          onChange={(text) => edit.set({ handle: text })}
          error={edit.wrong('handle')}
          input={{ autoComplete: 'off', maxLength: 128, onBlur: edit.leave }}
        />
      )}
    </>
  );
}

import { codeList } from '../platform/kernel/code-list.ts';

/** By what a conversation was held. */
export const channels = codeList({
  id: 'channel',
  version: 1,
  source: 'Wayout',
  needed: ['phone', 'voicemail'],
  codes: [
    { code: 'phone', en: 'Phone', sr: 'Telefon' },
    { code: 'voicemail', en: 'Voicemail', sr: 'Govorna pošta' },
    { code: 'sms', en: 'SMS', sr: 'SMS' },
    { code: 'chat_messenger', en: 'Chat, messenger', sr: 'Čet, poruke' },
    { code: 'email', en: 'E-mail', sr: 'E-mail' },
    { code: 'web_form', en: 'Web form', sr: 'Obrazac na sajtu' },
    { code: 'letter', en: 'Letter', sr: 'Pismo' },
    { code: 'in_person', en: 'In person', sr: 'Lično' },
    { code: 'field', en: 'In the field', sr: 'Na terenu' },
  ],
});

export type Channel = (typeof channels.codes)[number]['code'];

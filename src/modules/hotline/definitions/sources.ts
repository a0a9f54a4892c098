import type { Source } from '../../statistics/index.ts';

/** Under these names the hotline tells that facts changed: by month of the contact, by month of a client's first day. */
export const CONTACTS = 'hotline.contacts';
export const FIRST_DAYS = 'hotline.first-days';

/** The hotline's anonymous views as sources of figures (facts.sql). */
export const contactsDaily: Source = {
  view: 'hotline_contacts_daily',
  fact: CONTACTS,
  rollups: [['category', 'subcategory', 'channel']],
  measure: 'sum',
  date: 'day',
  precision: 'day',
  dimensions: { category: 'category', subcategory: 'subcategory', channel: 'channel' },
};

export const contactsMonthly: Source = {
  view: 'hotline_contacts',
  fact: CONTACTS,
  // what the report prints; other columns are asked rarely and read live
  rollups: [['caller_role'], ['district']],
  measure: 'rows',
  date: 'month',
  precision: 'month',
  dimensions: {
    category: 'category',
    subcategory: 'subcategory',
    channel: 'channel',
    direction: 'direction',
    caller_role: 'caller_role',
    language: 'language',
    how_heard: 'how_heard',
    sex: 'sex',
    age_band: 'age_band',
    citizenship: 'citizenship',
    form: 'forms[]',
    country: 'country',
    district: 'district',
    assistance: 'assistance[]',
    minutes_band: 'minutes_band',
    follow_up: 'follow_up',
  },
};

/** A row an act, not a contact: a contact without any has none. */
export const assistanceMonthly: Source = {
  view: 'hotline_assistance',
  measure: 'sum',
  date: 'month',
  precision: 'month',
  dimensions: { assistance: 'assistance' },
};

export const contactsClock: Source = {
  view: 'hotline_clock',
  fact: CONTACTS,
  rollups: [['weekday', 'hour']],
  measure: 'sum',
  date: 'month',
  precision: 'month',
  dimensions: { weekday: 'weekday', hour: 'hour' },
};

export const firstDays: Source = {
  view: 'clients_first_daily',
  fact: FIRST_DAYS,
  rollups: [[]],
  measure: 'sum',
  date: 'day',
  precision: 'day',
  dimensions: {},
};

export const clientsOfContacts: Source = {
  view: 'hotline_contact_clients',
  fact: CONTACTS,
  measure: 'subjects',
  date: 'month',
  precision: 'month',
  dimensions: {},
  also: [{ view: 'clients_first', date: 'first_month', fact: FIRST_DAYS }],
};

import type { Source } from '../../statistics/index.ts';

/** The hotline's anonymous views as sources of figures (facts.sql). */
export const contactsDaily: Source = {
  view: 'hotline_contacts_daily',
  measure: 'sum',
  date: 'day',
  precision: 'day',
  dimensions: { category: 'category', subcategory: 'subcategory', channel: 'channel' },
};

export const contactsMonthly: Source = {
  view: 'hotline_contacts',
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

export const contactsClock: Source = {
  view: 'hotline_clock',
  measure: 'sum',
  date: 'month',
  precision: 'month',
  dimensions: { weekday: 'weekday', hour: 'hour' },
};

export const firstDays: Source = {
  view: 'clients_first_daily',
  measure: 'sum',
  date: 'day',
  precision: 'day',
  dimensions: {},
};

export const clientsOfContacts: Source = {
  view: 'hotline_contact_clients',
  measure: 'subjects',
  date: 'month',
  precision: 'month',
  dimensions: {},
  also: [{ view: 'clients_first', date: 'first_month' }],
};

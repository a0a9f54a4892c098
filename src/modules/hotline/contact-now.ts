/** What may be done at this moment, by the safety card of whom one calls; `unknown_caller`: nobody here has this number. */
export const contactAnswers = ['yes', 'ask', 'no', 'outside_hours', 'expired', 'no_card', 'unknown_caller'] as const;

export type ContactNow = (typeof contactAnswers)[number];

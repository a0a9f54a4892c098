import { contactPointIndexValue, documentIndexValue } from './contact-point.ts';

/**
 * What of a typed question is found by equality alone (matching.md section 1): e-mail addresses, handles, document numbers.
 * Only the shape of what was typed decides. `rest` is what remains to be read as names, a year or a number.
 */
export interface ExactQuestion {
  /** as the blind index hashes them */
  readonly emails: readonly string[];
  readonly handles: readonly string[];
  readonly documents: readonly string[];
  readonly rest: string;
}

/** Longer than any question that is asked in earnest; the same bound as of a name. */
const LONGEST = 200;
/** of each kind: a pasted page is no question */
const MOST = 4;

const EMAIL = /^<?[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+>?[,;]?$/u;
const HANDLE = /^@[^\s@]{2,}$/u;
/** letters and digits together, as no name is written: `ab_92`, `mila.92` */
const ACCOUNT = /^(?=\S*\p{L})(?=\S*[\d_])[\p{L}\d._-]{3,60}$/u;
const LEAST_DIGITS = 3;
const DOCUMENT = /^[\p{L}\d][\p{L}\d/.-]{4,29}$/u;

const digitsIn = (text: string): number => text.replace(/\D/gu, '').length;
/** 1991, 14.12.1994.: a year or a day is no document */
const isDate = (token: string): boolean => /^(?:\d{1,2}[./-]\d{1,2}[./-])?\d{4}\.?$/u.test(token);

/** One word alone may be an account, written without its @: it is asked for as well, and read as a name all the same. */
export function readExactQuestion(text: string): ExactQuestion {
  const typed = text.slice(0, LONGEST).normalize('NFKC').trim();
  const tokens = typed.split(/\s+/u).filter((token) => token !== '');
  const emails: string[] = [];
  const handles: string[] = [];
  const documents: string[] = [];
  const rest: string[] = [];
  for (const token of tokens) {
    const isAlone = tokens.length === 1;
    if (EMAIL.test(token)) {
      emails.push(contactPointIndexValue('email', token.replace(/[<>,;]/gu, '')) ?? token);
      continue;
    }
    const handle = HANDLE.test(token) || ACCOUNT.test(token) || (isAlone && /\p{L}/u.test(token));
    if (handle) handles.push(contactPointIndexValue('handle', token) ?? token);
    const isDocument = DOCUMENT.test(token) && digitsIn(token) >= LEAST_DIGITS && !isDate(token);
    if (isDocument) documents.push(documentIndexValue(token) ?? token);
    // what cannot be a name is not read as one
    if (!HANDLE.test(token) && !(isDocument && ACCOUNT.test(token))) rest.push(token);
  }
  // AB 123 456: a number written with blanks
  const whole = documentIndexValue(typed) ?? '';
  if (tokens.length > 1 && tokens.length <= MOST && /^[\p{L}]{0,3}\d{5,}$/u.test(whole)) documents.push(whole);
  const few = (values: readonly string[]) => [...new Set(values)].slice(0, MOST);
  return { emails: few(emails), handles: few(handles), documents: few(documents), rest: rest.join(' ') };
}

export const asksExactly = ({ emails, handles, documents }: ExactQuestion): boolean =>
  emails.length + handles.length + documents.length > 0;

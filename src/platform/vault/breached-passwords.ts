/**
 * What guessing lists hold (security.md §7: a local list of breached passwords; NIST SP 800-63B-4, section 3.1.1.2): some
 * 49,000 passwords that were found most often in published breaches, from a package, so nothing is asked of anybody. They are
 * read when somebody first chooses a password; a process in which nobody does has no memory for them.
 */
export async function breachedPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']);
}

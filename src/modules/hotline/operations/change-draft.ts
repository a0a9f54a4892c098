import type { DisabledCodes } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import type { DataKey, Wrap } from '../../../platform/vault/index.ts';
import { bodyWith, changedFields, clashesOf, sealedGiven, sealedWith, touchedWith } from '../change-merge.ts';
import { withNonDataCategory } from '../contact.ts';
import { type Changes, type ContactField, emptySealed, isSealedEmpty } from '../contact-fields.ts';
import { refuse } from '../errors.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import type { LineRecord } from '../store/line-store.ts';
import { beginTexts, findDraftText, openTexts, type Texts } from '../store/text-store.ts';
import { checkCodes, checkConsultant, lineGroupOf } from './guards.ts';
import { addressIndex, isWithheld, numberIndex, withPersons } from './persons.ts';

/** A draft with changes laid over it, not written yet. */
export interface ChangedDraft {
  readonly contact: ContactRecord;
  readonly changed: readonly ContactField[];
  /** all texts, when they were opened or begun; undefined: what lies sealed stays as it is */
  readonly texts: Texts | undefined;
  readonly textsChanged: boolean;
  readonly key: DataKey | undefined;
  readonly wraps: readonly Wrap[];
}

/**
 * The sealed texts of one's own open draft and its key: asked for together with the draft itself. Nothing of a colleague's
 * draft, or of a contact that is closed, is opened. Writing on at one's own draft leaves no row; call `recordTakenOver`
 * once it is known whose it was.
 */
export async function openDraft(it: It, id: ContactRecord['id']): Promise<{ texts: Texts; key: DataKey } | undefined> {
  const row = await findDraftText(it.tx, id, it.actor.user);
  const key = row && (await it.keys.openOwnDraftKey(it.tx, id));
  return row && key ? { texts: openTexts(it.keys, key, row), key } : undefined;
}

/** A draft taken over holds a colleague's words: opening them is an act, also for an autosave. */
export function recordTakenOver(it: It, draft: ContactRecord, opened: unknown): void {
  if (opened && draft.takenFrom !== null)
    it.tx.record({ kind: 'hotline.open-contact', payload: { contact: draft.id, to: 'save' } });
}

/**
 * @param read the revision that the writer had before her; undefined: whatever is there, the last one counts
 * @throws hotline.stale-revision 409 with the fields that both changed and their present values
 */
export async function changeDraft(
  it: It,
  draft: ContactRecord,
  request: {
    readonly changes: Changes;
    readonly read: number | undefined;
    readonly lines: readonly LineRecord[];
    /** codes that are left out; missing where the changes name none */
    readonly disabled?: DisabledCodes;
    readonly opened: { texts: Texts; key: DataKey } | undefined;
    readonly leaveNoTrace?: boolean;
  },
): Promise<ChangedDraft> {
  const { changes, opened, lines } = request;
  const before: Texts = opened?.texts ?? emptySealed;
  const changed = changedFields(draft.body, before, changes);
  const clashes = request.read === undefined ? [] : clashesOf(changed, draft.touched, request.read);
  if (clashes.length > 0) {
    const theirs = { ...draft.body, ...before } as Record<string, unknown>;
    throw refuse('stale-revision', {
      path: clashes.slice(0, 1),
      data: {
        revision: draft.revision,
        fields: clashes,
        theirs: Object.fromEntries(clashes.map((name) => [name, theirs[name]])),
      },
    });
  }
  if (request.disabled) checkCodes(request.disabled, changes, draft.body);
  const merged = bodyWith(draft.body, changes);
  await checkConsultant(it, merged, draft.entry === 'after_the_fact', draft.body.consultant);
  const lineGroup = changes.line === undefined ? draft.lineGroup : lineGroupOf(lines, merged.line, draft.body.line);
  const { body, clientKeys } = await withPersons(it, withNonDataCategory(merged), changes, draft.clientKeys);

  let texts: Texts = sealedWith(before, changes);
  if (request.leaveNoTrace) texts = { ...texts, callerNumber: '', handle: '', email: '' };
  const textsChanged = sealedGiven(changes) || (request.leaveNoTrace === true && opened !== undefined);
  const hidden = changes.callerNumber !== undefined && isWithheld(changes.callerNumber);
  const numbered =
    changes.callerNumber !== undefined && changes.callerNumber.trim() !== '' && changes.numberState === undefined;
  const revision = draft.revision + 1;
  const begun =
    textsChanged && !opened && !isSealedEmpty(texts) ? beginTexts(it.keys, draft.id, draft.group) : undefined;
  const sealed = opened !== undefined || begun !== undefined;
  return {
    changed,
    texts: textsChanged && sealed ? texts : undefined,
    textsChanged: textsChanged && sealed,
    key: opened?.key ?? begun?.key,
    wraps: begun?.wraps ?? [],
    contact: {
      ...draft,
      revision,
      lineGroup,
      touched: touchedWith(draft.touched, changed, revision),
      clientKeys,
      body: numbered ? { ...body, numberState: hidden ? 'withheld' : 'known' } : body,
      ...(textsChanged
        ? {
            textVersion: sealed ? 0 : draft.textVersion,
            numberIndex: numberIndex(it, texts.callerNumber),
            addressIndex: addressIndex(it, texts.email, texts.handle),
          }
        : {}),
    },
  };
}

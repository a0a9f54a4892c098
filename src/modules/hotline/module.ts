import { migrationsOf } from '../../platform/database/index.ts';
import { defineModule } from '../../platform/operations/index.ts';
import { hotlineCodeLists } from './code-lists.ts';
import { refuse } from './errors.ts';
import { refuseLine } from './line-errors.ts';
import en from './locales/en.json' with { type: 'json' };
import sr from './locales/sr.json' with { type: 'json' };
import { addDuty } from './operations/add-duty.ts';
import { applyImport } from './operations/apply-import.ts';
import { checkImport } from './operations/check-import.ts';
import { clearFlag } from './operations/clear-flag.ts';
import { confirmCaller } from './operations/confirm-caller.ts';
import { correctContact } from './operations/correct-contact.ts';
import { countSupervision } from './operations/count-supervision.ts';
import { discardDraft } from './operations/discard-draft.ts';
import { dutyKinds } from './operations/duty.ts';
import { exportContacts } from './operations/export-contacts.ts';
import { exportList } from './operations/export-list.ts';
import { finaliseContact } from './operations/finalise-contact.ts';
import { findNumber } from './operations/find-number.ts';
import { getCallback } from './operations/get-callback.ts';
import { getContact } from './operations/get-contact.ts';
import { getImportReport } from './operations/get-import-report.ts';
import { getMissedOutline } from './operations/get-missed-outline.ts';
import { getSupervision } from './operations/get-supervision.ts';
import { getToday } from './operations/get-today.ts';
import { handDuty } from './operations/hand-duty.ts';
import { handMissed } from './operations/hand-missed.ts';
import { lineOperations, lineWebhooks } from './operations/line-operations.ts';
import { listDuties } from './operations/list-duties.ts';
import { listFlags } from './operations/list-flags.ts';
import { getImport, listImports } from './operations/list-imports.ts';
import { listLines } from './operations/list-lines.ts';
import { listMissed } from './operations/list-missed.ts';
import { listRecent } from './operations/list-recent.ts';
import { listVersions } from './operations/list-versions.ts';
import { endLookUpLift, liftLookUps } from './operations/look-up-lifts.ts';
import { noteDuty } from './operations/note-duty.ts';
import { noteMissed } from './operations/note-missed.ts';
import { openCallback } from './operations/open-callback.ts';
import { openMissed } from './operations/open-missed.ts';
import { duressKind, raiseDuress } from './operations/raise-duress.ts';
import { recordContact } from './operations/record-contact.ts';
import { reportAttempt } from './operations/report-attempt.ts';
import { requestCallback } from './operations/request-callback.ts';
import { reviewItem } from './operations/review-item.ts';
import { saveContact } from './operations/save-contact.ts';
import { searchContacts } from './operations/search-contacts.ts';
import { searchNotes } from './operations/search-notes.ts';
import { setClients } from './operations/set-clients.ts';
import { setFlag } from './operations/set-flag.ts';
import { setLines } from './operations/set-lines.ts';
import { settleDuty } from './operations/settle-duty.ts';
import { followMerges } from './operations/settle-first-days.ts';
import { settleMissed } from './operations/settle-missed.ts';
import { shiftOperations } from './operations/shift-operations.ts';
import { takeBackDuty } from './operations/take-back-duty.ts';
import { takeOverDraft } from './operations/take-over-draft.ts';
import { deleteView, listViews, saveView } from './operations/views.ts';
import { voidContact } from './operations/void-contact.ts';
import { hotlineReport } from './reports/hotline-report.ts';
import { setUpHotline } from './store/line-store.ts';
import { hotlineWork } from './work.ts';

/** The hotline: every contact on every line, from the first ring to the figure in the yearly report. */
export const hotline = defineModule({
  ...hotlineWork,
  uses: ['people', 'statistics'],
  operations: [
    recordContact,
    saveContact,
    finaliseContact,
    correctContact,
    voidContact,
    discardDraft,
    takeOverDraft,
    getContact,
    listVersions,
    listRecent,
    searchContacts,
    searchNotes,
    findNumber,
    confirmCaller,
    setClients,
    getToday,
    addDuty,
    listDuties,
    settleDuty,
    noteDuty,
    handDuty,
    takeBackDuty,
    requestCallback,
    getCallback,
    openCallback,
    reportAttempt,
    noteMissed,
    listMissed,
    getMissedOutline,
    openMissed,
    settleMissed,
    handMissed,
    setFlag,
    clearFlag,
    listFlags,
    raiseDuress,
    getSupervision,
    countSupervision,
    liftLookUps,
    endLookUpLift,
    reviewItem,
    checkImport,
    applyImport,
    getImportReport,
    listImports,
    getImport,
    exportContacts,
    exportList,
    listViews,
    saveView,
    deleteView,
    listLines,
    setLines,
    ...lineOperations,
    ...shiftOperations,
  ],
  webhooks: lineWebhooks,
  permissions: {
    'hotline.record': ['consultant', 'supervisor'],
    'hotline.read': ['consultant', 'supervisor'],
    'hotline.find': ['consultant', 'supervisor'],
    'hotline.line': ['consultant', 'supervisor'],
    'hotline.supervise': ['supervisor'],
    'hotline.import': ['supervisor'],
    'hotline.export': ['supervisor'],
    'hotline.read-lines': ['consultant', 'supervisor', 'administrator'],
    'hotline.set': ['administrator'],
  },
  migrations: migrationsOf(
    'hotline',
    import.meta.glob('./store/migrations/*.sql', { query: '?raw', import: 'default', eager: true }),
  ),
  codeLists: hotlineCodeLists,
  locales: { en, sr },
  errors: { ...refuseLine.table, ...refuse.table },
  taskKinds: ['hotline.accept-handover', ...dutyKinds, duressKind],
  reports: [hotlineReport],
  setUp: setUpHotline,
  onOpen: followMerges,
  holdsPersons: true,
});

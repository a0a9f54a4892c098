/** Where the facts in words are sealed: one that was moved to another finding or version does not open. */
export const notePlace = (findingId: string, version: number) =>
  ({ table: 'cases.finding_version', row: findingId, column: 'note', version }) as const;

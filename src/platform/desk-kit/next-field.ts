const STOPS =
  'input:not([disabled]), textarea:not([disabled]), select:not([disabled]), button:not([disabled]), a[href], [tabindex="0"]';

/** Moves the focus to the next stop of the same form (or page) that is not inside `from`; for Enter and for a picked digit. */
export function focusNextField(from: HTMLElement): void {
  const ground = from.closest('form, [data-form], main') ?? document.body;
  const stops = [...ground.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => stop.tabIndex >= 0 && !from.contains(stop) && stop.getClientRects().length > 0,
  );
  const next = stops.find((stop) => from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
  next?.focus();
}

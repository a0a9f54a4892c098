/**
 * Opening the search cards of a group into the session (security.md §10): for each the wrap of its data key, the card's
 * subkey, the card. The hot loop of the name search: three calls a card, no garbage, keys only in one piece of secure
 * memory that is zeroed at the end. It knows nothing of a card's content, and the caller writes the audit row before.
 */
import { allocateSecure, freeSecure, KEY_BYTES } from './crypto.ts';
import { type OpenedMany, openInto, type SealContext, subkey } from './envelope.ts';
import { CARD_BYTES } from './padding.ts';
import { unwrapUnderGroupInto, type WrapContext } from './wraps.ts';

/** A card as it lies in the database: 366 B envelope, 72 B wrap of its compartment's data key. */
export interface SealedCard {
  readonly envelope: Buffer;
  readonly context: SealContext;
  readonly wrap: Buffer;
  readonly wrapContext: WrapContext;
}

/**
 * Cards under one group key of one epoch, each still padded to 320 bytes, side by side in one buffer. About 3 µs a
 * card and nothing asynchronous: give it some thousands at a time, so that others are served in between.
 */
export function openCards(groupWrapKey: Buffer, cards: readonly SealedCard[]): OpenedMany {
  const plaintexts = Buffer.allocUnsafeSlow(cards.length * CARD_BYTES);
  const broken: number[] = [];
  const memory = allocateSecure(2 * KEY_BYTES);
  const dataKey = memory.subarray(0, KEY_BYTES);
  const cardKey = memory.subarray(KEY_BYTES);
  try {
    for (const [position, card] of cards.entries()) {
      const target = plaintexts.subarray(position * CARD_BYTES, (position + 1) * CARD_BYTES);
      if (!unwrapUnderGroupInto(dataKey, groupWrapKey, card.wrapContext, card.wrap)) {
        target.fill(0);
        broken.push(position);
        continue;
      }
      subkey(dataKey, 'card', cardKey);
      const sealing = { key: cardKey, epoch: card.wrapContext.keyEpoch, context: card.context };
      if (!openInto(target, sealing, card.envelope)) broken.push(position);
    }
  } finally {
    freeSecure(memory);
  }
  return { plaintexts, broken };
}

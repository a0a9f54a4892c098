import { cardLength, hashBytes } from './search-card-layout.ts';
import { grown } from './term-table.ts';

/**
 * Opened cards side by side in memory outside the JavaScript heap, each with its person's id. A place that is given back
 * is zeroed and used again for a card of about the same size, so updates do not make the memory grow.
 */
export interface CardSlots {
  /** slot of the person's card, or -1 */
  find(personId: string): number;
  /** copies a card into a free slot and lets the id point to it; an older slot of the same person stays until released */
  store(personId: string, bytes: Uint8Array, card: number): number;
  /** zeroes the slot; forgets the person if the id still points to it */
  release(slot: number): void;
  personId(slot: number): string;
  /** where the slot's card begins in `memory()` */
  at(slot: number): number;
  /** valid until the next `store` */
  memory(): Uint8Array;
  /** slots ever made: every slot number is below */
  count(): number;
  /** a card lies in it now */
  isTaken(slot: number): boolean;
  size(): number;
  bytes(): number;
  drop(): void;
}

const ID_BYTES = 16;
const UNIT = 32;
const NONE = -1;
const GONE = -2;

export function cardSlots(): CardSlots {
  let cards = new Uint8Array(65_536);
  let cardsUsed = 0;
  let ids = new Uint8Array(ID_BYTES * 512);
  // a slot: where its region begins, units | in use << 8, next free slot of the same size
  const SLOT = 3;
  let slots = new Int32Array(SLOT * 512);
  let slotsUsed = 0;
  const free = new Int32Array(Math.ceil(320 / UNIT) + 1).fill(NONE);
  let places = new Int32Array(2_048).fill(NONE);
  let placesUsed = 0;
  let size = 0;
  const wanted = new Uint8Array(ID_BYTES);

  const read = (personId: string) => {
    let n = 0;
    for (let at = 0; at < personId.length && n < 2 * ID_BYTES; at++) {
      const code = personId.charCodeAt(at);
      if (code === 45) continue;
      const digit = code < 58 ? code - 48 : (code | 32) - 87;
      wanted[n >> 1] = (n & 1) === 0 ? digit << 4 : (wanted[n >> 1] as number) | digit;
      n++;
    }
    if (n !== 2 * ID_BYTES) throw new RangeError('not an id');
  };

  const firstPlace = (bytes: Uint8Array, at: number): number => {
    const hash = hashBytes(bytes, at, at + ID_BYTES);
    return (hash ^ (hash >>> 15)) & (places.length - 1);
  };

  /** The place of the id in `wanted`: where it stands, else where it belongs. */
  const placeOf = (): number => {
    let place = firstPlace(wanted, 0);
    for (;;) {
      const slot = places[place] as number;
      if (slot === NONE) return place;
      if (slot !== GONE) {
        let n = 0;
        while (n < ID_BYTES && ids[slot * ID_BYTES + n] === wanted[n]) n++;
        if (n === ID_BYTES) return place;
      }
      place = (place + 1) & (places.length - 1);
    }
  };

  const spread = () => {
    const live = places.filter((slot) => slot >= 0);
    places = new Int32Array(live.length * 4 > places.length ? places.length * 2 : places.length).fill(NONE);
    for (const slot of live) {
      let place = firstPlace(ids, slot * ID_BYTES);
      while (places[place] !== NONE) place = (place + 1) & (places.length - 1);
      places[place] = slot;
    }
    placesUsed = live.length;
  };

  const freeSlot = (units: number): number => {
    const freed = free[units] as number;
    if (freed !== NONE) {
      free[units] = slots[freed * SLOT + 2] as number;
      return freed;
    }
    if ((slotsUsed + 1) * SLOT > slots.length) {
      slots = grown(slots, (slotsUsed + 1) * SLOT);
      ids = grown(ids, Math.ceil(slots.length / SLOT) * ID_BYTES);
    }
    if (cardsUsed + units * UNIT > cards.length) cards = grown(cards, cardsUsed + units * UNIT);
    slots[slotsUsed * SLOT] = cardsUsed;
    cardsUsed += units * UNIT;
    return slotsUsed++;
  };

  return {
    find(personId) {
      read(personId);
      return Math.max(NONE, places[placeOf()] as number);
    },
    store(personId, bytes, card) {
      read(personId);
      const length = cardLength(bytes, card);
      const units = Math.ceil(length / UNIT);
      const slot = freeSlot(units);
      slots[slot * SLOT + 1] = units | 256;
      cards.set(bytes.subarray(card, card + length), slots[slot * SLOT] as number);
      const place = placeOf();
      if (places[place] === NONE) {
        placesUsed++;
        size++;
      }
      places[place] = slot;
      ids.set(wanted, slot * ID_BYTES);
      if (placesUsed * 3 > places.length * 2) spread();
      return slot;
    },
    release(slot) {
      const at = slot * SLOT;
      const units = (slots[at + 1] as number) & 255;
      wanted.set(ids.subarray(slot * ID_BYTES, (slot + 1) * ID_BYTES));
      const place = placeOf();
      if (places[place] === slot) {
        places[place] = GONE;
        size--;
      }
      cards.fill(0, slots[at] as number, (slots[at] as number) + units * UNIT);
      ids.fill(0, slot * ID_BYTES, (slot + 1) * ID_BYTES);
      slots[at + 1] = units;
      slots[at + 2] = free[units] as number;
      free[units] = slot;
    },
    personId(slot) {
      let hex = '';
      for (let n = slot * ID_BYTES; n < (slot + 1) * ID_BYTES; n++)
        hex += (ids[n] as number).toString(16).padStart(2, '0');
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
    at: (slot) => slots[slot * SLOT] as number,
    memory: () => cards,
    count: () => slotsUsed,
    isTaken: (slot) => ((slots[slot * SLOT + 1] as number) & 256) !== 0,
    size: () => size,
    bytes: () => cards.byteLength + ids.byteLength + slots.byteLength + places.byteLength + free.byteLength,
    drop() {
      for (const array of [cards, ids, slots, places, free, wanted]) array.fill(0);
      [cards, ids, slots, places] = [
        new Uint8Array(0),
        new Uint8Array(0),
        new Int32Array(0),
        new Int32Array(2).fill(NONE),
      ];
      free.fill(NONE);
      [cardsUsed, slotsUsed, placesUsed, size] = [0, 0, 0, 0];
    },
  };
}

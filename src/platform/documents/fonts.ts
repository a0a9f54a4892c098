import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Inter (OFL 1.1) with Latin and Cyrillic, from the package; read once. */
export type FontWeight = 'regular' | 'semibold' | 'bold';

const FILES: Readonly<Record<FontWeight, string>> = {
  regular: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  semibold: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  // of the family's own name, as a word processor looks for it
  bold: '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf',
};

const read = new Map<FontWeight, Buffer>();

export function fontFile(weight: FontWeight): Buffer {
  const known = read.get(weight);
  if (known) return known;
  const file = readFileSync(createRequire(import.meta.url).resolve(FILES[weight]));
  read.set(weight, file);
  return file;
}

/**
 * People write one word in many ways: with or without vowel signs, on Arabic or Urdu keyboards, with letters drawn out, and
 * Roman Urdu without any rule. Folding brings such spellings together; what is left is for comparing only, never for showing.
 */

// Arabic and Urdu forms of one letter; the two kinds of "he" are mixed up by most people.
const letters: Readonly<Record<string, string>> = {
  ...{ ي: 'ی', ى: 'ی', ې: 'ی', ئ: 'ی', ے: 'ی', ك: 'ک', ه: 'ہ', ة: 'ہ', ۃ: 'ہ', ۀ: 'ہ', ھ: 'ہ' },
  ...{ أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ؤ: 'و', ں: 'ن', ۓ: 'ی' },
};
const vowelSigns = /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640\u0300-\u036F]/g;

// Folded, "my head" would be "me".
const asIs: ReadonlySet<string> = new Set(['my']);

/** One run of letters, folded. */
export function foldRun(run: string): string {
  const small = run.normalize('NFKD').toLowerCase();
  if (asIs.has(small)) return small;
  return (
    [...small.replaceAll(vowelSigns, '')]
      .map((letter) => letters[letter] ?? letter)
      .join('')
      // Breath after a consonant is written or left out: khudkushi, kudkusi.
      .replaceAll(/(?<=[bcdgjkprst])h/g, '')
      .replaceAll(/[ey]/g, 'i')
      .replaceAll(/o/g, 'u')
      .replaceAll(/w/g, 'v')
      .replaceAll(/q/g, 'k')
      .replaceAll(/z/g, 'j')
      .replaceAll(/(.)\1+/gu, '$1')
  );
}

/** A text as folded words, each between single spaces, with one at either end. */
export function foldWords(text: string): string {
  const runs =
    text
      .normalize('NFKC')
      .replaceAll(/[\u200B-\u200F\u2060]/g, ' ')
      .replaceAll(/['’`]/g, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return ` ${runs.map(foldRun).join(' ')} `;
}

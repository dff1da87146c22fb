import type { Option } from './option-list.tsx';

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether every typed word begins a word of the option's label or hint; accents and vowel signs do not matter. */
export function matches(option: Option, typed: string): boolean {
  const words = plain(`${option.label} ${option.hint ?? ''}`).split(/[\s›,·()/-]+/);
  return plain(typed)
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}

import { z } from 'zod';
import type { Bilingual } from '#shared/taxonomy/bilingual.ts';

/** Levels of urgency, worst first. */
export const levels = ['P0', 'P1', 'P2', 'P3', 'P4', 'none'] as const;
export const levelSchema = z.enum(levels);
export type Level = z.infer<typeof levelSchema>;

/** What a level promises: `hours` is the longest time to the response, 0 is "now", null is "no response owed". */
export type LevelInfo = { readonly label: Bilingual; readonly target: Bilingual; readonly hours: number | null };

/** Labels and response targets of the levels (domain reference §4). */
export const levelInfo: Readonly<Record<Level, LevelInfo>> = {
  P0: {
    label: { en: 'Emergency', ur: 'ہنگامی حالت' },
    target: {
      en: 'Stay on the line; police 15, Rescue 1122 or the on-call officer now',
      ur: 'رابطہ نہ توڑیں؛ پولیس 15، ریسکیو 1122 یا ڈیوٹی پر موجود افسر کو ابھی بلائیں',
    },
    hours: 0,
  },
  P1: { label: { en: 'Urgent', ur: 'فوری' }, target: { en: 'Officer within 4 hours', ur: 'افسر 4 گھنٹے کے اندر پہنچے' }, hours: 4 },
  P2: { label: { en: 'High', ur: 'اہم' }, target: { en: 'Response within 24 hours', ur: '24 گھنٹے کے اندر کارروائی' }, hours: 24 },
  P3: { label: { en: 'Medium', ur: 'درمیانہ' }, target: { en: 'Response within 72 hours', ur: '72 گھنٹے کے اندر کارروائی' }, hours: 72 },
  P4: { label: { en: 'Low', ur: 'معمولی' }, target: { en: 'Response within 7 days', ur: '7 دن کے اندر کارروائی' }, hours: 168 },
  none: { label: { en: 'Information', ur: 'معلومات' }, target: { en: 'No response owed', ur: 'مزید کارروائی درکار نہیں' }, hours: null },
};

/** Order of urgency: negative when `a` is worse than `b`, 0 when equal; sorts worst first. */
export function compareLevels(a: Level, b: Level): number {
  return levels.indexOf(a) - levels.indexOf(b);
}

/** True when moving from one level to the other makes it more urgent. */
export function isRaise(from: Level, to: Level): boolean {
  return compareLevels(to, from) < 0;
}

/** The more urgent of the levels; `none` when there are none. */
export function worstLevel(...some: readonly Level[]): Level {
  return some.reduce<Level>((worst, level) => (isRaise(worst, level) ? level : worst), 'none');
}

/** The level one step more urgent; P0 stays P0. */
export function oneLevelUp(level: Level): Level {
  return levels[Math.max(0, levels.indexOf(level) - 1)] ?? 'P0';
}

import { instrument20261 } from './instrument-2026-1.ts';
import { lethalityScreen20261 } from './lethality-2026-1.ts';
import { suicideScreen20261 } from './suicide-2026-1.ts';
import type { Instrument } from './triage.schema.ts';

/** Every edition ever used, so that an old record is read with the questions it was made with. */
export const instruments: readonly Instrument[] = [instrument20261, suicideScreen20261, lethalityScreen20261];

/** The main questionnaire that new contacts are assessed with. */
export const currentInstrument: Instrument = instrument20261;
/** The suicide screen in use. */
export const currentSuicideScreen: Instrument = suicideScreen20261;
/** The lethality screen in use. */
export const currentLethalityScreen: Instrument = lethalityScreen20261;

/** The instrument of a version, or undefined when there never was one. */
export function instrumentOf(version: string): Instrument | undefined {
  return instruments.find((instrument) => instrument.version === version);
}

/** The screens in use that are offered when one of these contact reasons was chosen. */
export function screensFor(reasons: readonly string[]): Instrument[] {
  return [currentSuicideScreen, currentLethalityScreen].filter((screen) => screen.offeredFor.some((reason) => reasons.includes(reason)));
}

import { commonTongue } from '#shared/routing/shared-languages.ts';
import type { Line } from '#shared/routing/line.schema.ts';
import type { Contact } from '../contacts/index.ts';
import type { Agent } from './agents.model.ts';

/** What a contact asks for: its language, and the skills of its line. */
export type Need = { language: Contact['language']; skills: readonly string[] };
type Able = Pick<Agent, 'languages' | 'skills'>;

/** How far a need is relaxed, as the worst fit that will do: its own language with the skills, a shared language with them, anybody. */
export const reaches = { own: 0, shared: 1, any: 5 } as const;

/** How badly somebody fits a need, 0 best. Whoever can be understood comes before whoever knows the subject but cannot. */
export function fitOf({ language, skills }: Need, able: Able): number {
  const skilled = skills.every((skill) => able.skills.some((one) => one.skill === skill));
  const tongue = commonTongue(language, able.languages);
  if (tongue === 'none') return skilled ? 4 : 5;
  return (tongue === 'own' ? 0 : 1) + (skilled ? 0 : 2);
}

/** The level at which somebody has what is needed: that of the skill they have least of; 0 when none is needed or one is missing. */
export function levelOf({ skills }: Need, able: Able): number {
  if (skills.length === 0) return 0;
  return Math.min(...skills.map((skill) => able.skills.find((one) => one.skill === skill)?.level ?? 0));
}

type Waiting = Pick<Contact, 'rank' | 'arrivedAt'> & Partial<Pick<Contact, 'waitsSince' | 'callBackPlan'>>;

/** Since when people are sought for a contact: for a call that was promised only from the time it fell due. */
const soughtSince = ({ arrivedAt, waitsSince, callBackPlan }: Waiting): Date => (callBackPlan && waitsSince) ?? arrivedAt;

/** The reach of a contact's need by the time it has waited; a P0 and "help now" take anybody from the first moment. */
export function reachOf(contact: Waiting, { relaxMs }: Pick<Line, 'relaxMs'>, now: Date): number {
  const waited = now.getTime() - soughtSince(contact).getTime();
  if (contact.rank === 0 || waited >= relaxMs.any) return reaches.any;
  return waited >= relaxMs.shared ? reaches.shared : reaches.own;
}

/** The next moment at which the need is relaxed; null when it reaches anybody already. */
export function nextRelax(contact: Waiting, line: Pick<Line, 'relaxMs'>, now: Date): Date | null {
  const { shared, any } = line.relaxMs;
  const reach = reachOf(contact, line, now);
  if (reach === reaches.any) return null;
  return new Date(soughtSince(contact).getTime() + (reach === reaches.own ? Math.min(shared, any) : any));
}

/** The reach that somebody on duty can serve at all: what nobody here could ever give is not waited for. */
export function reachFor(need: Need, reach: number, onDuty: readonly Able[]): number {
  return [reach, reaches.shared, reaches.any].find((one) => one >= reach && onDuty.some((able) => fitOf(need, able) <= one)) ?? reaches.any;
}

import type { StaffActor } from '#shared/kernel/actor.ts';
import { hasRole } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import { currentVersions, type TriageInput } from '#shared/triage/answers.schema.ts';
import { assessContact } from '#shared/triage/assess-contact.ts';
import { isRaise, type Level } from '#shared/triage/levels.ts';
import { firstLevel, levelAfterAnswers, submitLevel } from '#shared/triage/triage.lifecycle.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import { requireOwner, requireSight, type Contact, type Contacts } from '../contacts/index.ts';
import { decideLevel, fallsAway, fallsWithRaise, lowerRefusals, noLowerRequest } from './level-decision.ts';
import type { AssessmentRow, LastStep, Triage, TriageFields } from './triage.model.ts';
import type { TriageRepository } from './triage.repository.ts';

type By = ChangeBy & { actor: StaffActor; commandId: string };
type Kind = AssessmentRow['kind'];
type Step = Decision<TriageFields> & { kind: Kind; reason?: string; approvedBy?: StaffId; askedBy?: StaffId };
type Deps = { triages: TriageRepository; contacts: Contacts; clock: Clock };

export type TriageService = ReturnType<typeof createTriageService>;

/** Weighing risk inside a contact: a draft follows the answers, a submitted level is bound by the rule of two persons. */
export function createTriageService({ triages, contacts, clock }: Deps) {
  async function ensure(contactId: string, by: ChangeBy): Promise<Triage> {
    const there = await triages.find(contactId);
    if (there) {
      await repair(there);
      return there;
    }
    const nothing = { submittedAt: null, submittedBy: null, ...noLowerRequest, confirmed: null, last: null };
    const fields: TriageFields = { level: firstLevel, begun: false, versions: currentVersions, input: { main: {} }, ...nothing };
    return (await triages.insert(contactId, fields, { actor: by.actor }, [{ type: 'triage:begun' }])).doc;
  }

  /** Every step: who may, the assessment that is kept, the level, and the contact that follows it. */
  async function take(
    contactId: string,
    by: By,
    allow: (contact: Contact) => void,
    decide: (triage: Triage) => Step | null,
  ): Promise<Triage> {
    const contact = await contacts.repository.get(contactId);
    allow(contact);
    await ensure(contactId, by);
    const { doc, changed } = await triages.change(contactId, by, (triage) => {
      // Nobody looks into a closed contact: whoever has more to say of the child opens it again first, or starts another.
      if (contact.state === 'closed') throw new AppError('wrongState', 409, 'This contact is closed. Nothing was changed.');
      const step = decide(triage);
      return step && { set: { ...step.set, last: lastOf(step, by) }, events: step.events };
    });
    if (changed) await keep(doc);
    await follow(doc, by);
    return doc;
  }

  const lastOf = (step: Step, by: By): LastStep => ({
    kind: step.kind,
    reason: step.reason ?? null,
    approvedBy: step.approvedBy ?? null,
    by: step.askedBy ?? by.actor.staffId,
    at: clock.now().toISOString(),
  });

  /** Keeps the document's present state as an assessment of its own, for good. */
  async function keep({ _id, version, level, versions, input, last }: Triage): Promise<void> {
    if (!last) return;
    const rules = level.grounds.map((ground) => ground.rule);
    const about = { _id: newId(), contactId: _id, seq: version, level: level.level, versions, input, rules };
    await triages.keep({ ...about, ...last, at: new Date(last.at) });
  }

  /** Keeps what a node that died between the two writes did not, before anything overwrites it. */
  async function repair(triage: Triage): Promise<void> {
    if (triage.last && !(await triages.isKept(triage._id, triage.version))) await keep(triage);
  }

  /** The contact shows the same level; also repeated by the relay when a node died in between. */
  async function follow(triage: Triage, by: ChangeBy): Promise<void> {
    if (!triage.begun) return;
    await contacts.work.setRisk(triage._id, { level: triage.level.level, draft: triage.level.status === 'draft' }, { actor: by.actor });
    // A later step may have reached the contact first: the last one must stand.
    const now = await triages.find(triage._id);
    if (now && now.version !== triage.version) await follow(now, by);
  }

  const owner = (by: By) => (contact: Contact) => requireOwner(by.actor, contact);
  const sight = (by: By) => (contact: Contact) => requireSight(by.actor, contact);

  const answer = (contactId: string, input: TriageInput, by: By): Promise<Triage> =>
    take(contactId, by, owner(by), (triage) => {
      const { fired } = assessContact(input, { at: clock.now(), versions: triage.versions });
      const { state } = levelAfterAnswers(triage.level, fired);
      const raised = state.status === 'submitted' && isRaise(triage.level.level, state.level);
      const fallen = fallsAway(triage, state);
      return {
        set: { input, level: state, begun: true, ...fallen.set },
        events: [{ type: 'triage:answered', data: { level: state.level } }, ...fallen.events],
        kind: raised ? 'raised' : 'draft',
      };
    });

  const submit = (contactId: string, by: By): Promise<Triage> =>
    take(contactId, by, owner(by), (triage) => {
      if (triage.level.status === 'submitted') return null;
      const level = submitLevel(triage.level);
      const set = { level, begun: true, submittedAt: clock.now(), submittedBy: by.actor.staffId };
      return { set, events: [{ type: 'triage:submitted', data: { level: level.level } }], kind: 'submitted' };
    });

  const raise = (contactId: string, to: Level, reason: string, by: By): Promise<Triage> =>
    take(contactId, by, owner(by), (triage) => {
      const level = decideLevel(triage.level, { to, by: by.actor, reason });
      if (level === triage.level) return null;
      const fallen = fallsWithRaise(triage, to);
      return {
        set: { level, begun: true, ...noLowerRequest, ...fallen.set },
        events: [{ type: 'triage:raised', data: { level: to } }, ...fallen.events],
        kind: 'raised',
        reason,
      };
    });

  const askLower = (contactId: string, to: Level, reason: string, by: By): Promise<Triage> =>
    take(contactId, by, owner(by), (triage) => {
      if (!isRaise(to, triage.level.level)) throw new AppError('notLower', 409, 'This level is not lower than the one it has.');
      const lowerRequest = { to, by: by.actor.staffId, reason, at: clock.now().toISOString() };
      return {
        set: { lowerRequest, lowerAskedAt: clock.now() },
        events: [{ type: 'triage:lowerAsked', data: { to } }],
        kind: 'draft',
        reason,
      };
    });

  const decideLower = (contactId: string, agree: boolean, by: By): Promise<Triage> =>
    take(contactId, by, sight(by), (triage) => {
      const { lowerRequest } = triage;
      if (!lowerRequest) throw new AppError('nothingAsked', 409, 'Nobody asks to lower this level now.');
      if (!agree) return { set: noLowerRequest, events: [{ type: 'triage:lowerRefused' }], kind: 'draft' };
      const asked = { staffId: lowerRequest.by, roles: [] };
      const level = decideLevel(triage.level, { to: lowerRequest.to, by: asked, reason: lowerRequest.reason, approvedBy: by.actor });
      const event = { type: 'triage:lowered', data: { level: lowerRequest.to, askedBy: lowerRequest.by } };
      return {
        set: { level, ...noLowerRequest },
        events: [event],
        kind: 'lowered',
        reason: lowerRequest.reason,
        approvedBy: by.actor.staffId,
        askedBy: lowerRequest.by,
      };
    });

  const confirm = (contactId: string, how: 'spokeToChild' | 'supervisor', reason: string, by: By): Promise<Triage> =>
    take(contactId, by, how === 'supervisor' ? sight(by) : owner(by), () => {
      if (how === 'supervisor' && !hasRole(by.actor, 'supervisor'))
        throw new AppError('supervisorNeeded', 403, lowerRefusals.supervisorNeeded);
      const confirmed = { at: clock.now().toISOString(), by: by.actor.staffId, how, reason };
      return { set: { confirmed }, events: [{ type: 'triage:confirmed', data: { how } }], kind: 'draft' };
    });

  const { find, history, lowerAsked } = triages;
  return { ensure, answer, submit, raise, askLower, decideLower, confirm, follow, repair, find, history, lowerAsked };
}

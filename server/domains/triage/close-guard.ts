import type { CloseGap, CloseGuard } from '../contacts/index.ts';
import { assessContact } from '#shared/triage/assess-contact.ts';
import { codedRecordOf, type Contact } from '../contacts/index.ts';
import type { Triage } from './triage.model.ts';
import type { TriageService } from './triage.service.ts';

/**
 * What triage asks before a contact with data closes: every safety question asked, the level submitted, and for a
 * P0 or P1 confirmed contact with the child or a supervisor's reason (domain reference §6, closed loop).
 */
export function createTriageGuard(triage: TriageService): CloseGuard {
  return async (contact) => {
    const found = await triage.find(contact._id);
    return [...recordGaps(contact), ...(found ? levelGaps(found) : [{ code: 'notSubmitted' }])];
  };
}

function recordGaps(contact: Contact): CloseGap[] {
  const record = codedRecordOf(contact);
  const gaps: [boolean, string][] = [
    [record.dataType === null, 'dataType'],
    [record.reasons.length === 0, 'reasons'],
    [record.safeToContact === null, 'safeToContact'],
  ];
  return gaps.filter(([missing]) => missing).map(([, about]) => ({ code: 'dataMissing', about }));
}

function levelGaps({ input, versions, level, confirmed, lowerRequest }: Triage): CloseGap[] {
  // The hour plays no part in which questions are open; any moment serves.
  const { openSafetyQuestions } = assessContact(input, { at: new Date(0), versions });
  const urgent = level.level === 'P0' || level.level === 'P1';
  return [
    ...openSafetyQuestions.map((about) => ({ code: 'safetyNotAsked', about })),
    ...(level.status === 'draft' ? [{ code: 'notSubmitted' }] : []),
    ...(lowerRequest ? [{ code: 'lowerUndecided' }] : []),
    ...(urgent && !confirmed ? [{ code: 'riskUnconfirmed' }] : []),
  ];
}

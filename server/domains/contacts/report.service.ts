import type { Report } from '#shared/channels/report.api.ts';
import type { ContactRecord } from '#shared/contacts/record.schema.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { callerRelations } from '#shared/taxonomy/person.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import { recordOf, splitRecord } from './record.service.ts';
import type { TalkService } from './talk.service.ts';

const by: ChangeBy = { actor: { kind: 'system', part: 'report' } };

const headings = {
  en: {
    where: 'Where',
    childName: "Child's name",
    childAge: "Child's age",
    relation: 'Reporter',
    reporterName: "Reporter's name",
    reporterPhone: "Reporter's number",
    safeContact: 'Safe to contact',
  },
  ur: {
    where: 'کہاں',
    childName: 'بچے کا نام',
    childAge: 'بچے کی عمر',
    relation: 'اطلاع دینے والا',
    reporterName: 'اطلاع دینے والے کا نام',
    reporterPhone: 'اطلاع دینے والے کا نمبر',
    safeContact: 'محفوظ رابطہ',
  },
} as const;

export type ReportService = ReturnType<typeof createReportService>;

/** An adult's report becomes a conversation like any other: what was written is its first message, the facts fill the record. */
export function createReportService({ talk, contacts }: { talk: TalkService; contacts: ContactsRepository }) {
  /** Takes a report; resolves with its code when everything is durable. A repeated command gives the same code. */
  async function submit(report: Report): Promise<string> {
    const { commandId, screen, areaId, dangerNow } = report;
    const text = [report.whatHappened, ...facts(report)].join('\n');
    const about = { commandId, channel: 'report' as const, language: screen, screen, areaId, topic: null };
    const { code, contactId } = await talk.open({ ...about, helpNow: dangerNow, text, callBack: null });
    await fillRecord(contactId, report);
    return code;
  }

  async function fillRecord(id: ContactId, report: Report): Promise<void> {
    await contacts.change(id, by, (contact) => {
      if (Object.keys(contact.profile).length > 0) return null;
      const known = recordFrom(report);
      return {
        set: { ...splitRecord({ ...recordOf(contact), ...known }) },
        events: [{ type: 'contact:recordSaved', data: { fields: Object.keys(known) } }],
      };
    });
  }
  return { submit };
}

function facts(report: Report): string[] {
  const words = headings[report.screen];
  const relation = report.relation === 'notSaid' ? '' : label(callerRelations, report.relation, report.screen);
  const told = { ...report, relation };
  return (Object.keys(words) as (keyof typeof words)[]).flatMap((key) => (told[key] ? [`${words[key]}: ${told[key]}`] : []));
}

function recordFrom(report: Report): Partial<ContactRecord> {
  return {
    dataType: 'aboutChild',
    callerRelation: report.relation === 'notSaid' ? null : report.relation,
    callerName: report.reporterName,
    callerPhone: report.reporterPhone ?? '',
    childName: report.childName,
    placeText: report.where,
    safeWhen: report.safeContact,
  };
}

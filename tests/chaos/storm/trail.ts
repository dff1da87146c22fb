import type { Db } from '#server/platform/mongo/connect.ts';

type Row = { recordId: string; seq: number; type: string; data: Record<string, unknown> };
type Place = { state: string; owner: string | null; offer: string | null };
type Step = (place: Place, data: Record<string, unknown>) => Place | string;
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What each event of a contact asks of the moment before it; a sentence when that does not hold. */
const steps: Record<string, Step> = {
  'contact:offered': (place, data) =>
    place.state === 'queued' ? { state: 'offered', owner: null, offer: text(data['offerId']) } : `offered while ${place.state}`,
  'contact:accepted': (place, data) =>
    place.state === 'offered' && place.offer === data['offerId']
      ? { state: 'active', owner: text(data['agentId']), offer: null }
      : `accepted while ${place.state} on another offer`,
  'contact:givenBack': (place, data) =>
    place.state === 'offered' && place.offer === data['offerId']
      ? { ...place, state: 'queued', offer: null }
      : `given back while ${place.state}`,
  'contact:agentLost': (place, data) =>
    place.owner === data['agentId'] ? { state: 'queued', owner: null, offer: null } : 'lost by somebody who did not have it',
  'contact:reassigned': (place, data) => {
    if (place.owner !== text(data['from'])) return 'taken from somebody who did not have it';
    return { state: data['to'] ? 'active' : 'queued', owner: text(data['to']), offer: null };
  },
  'contact:abandoned': (place) =>
    place.state === 'queued' || place.state === 'offered' ? { state: 'abandoned', owner: null, offer: null } : `left while ${place.state}`,
  'contact:rejoined': (place) => (place.state === 'abandoned' ? { ...place, state: 'queued' } : `came back while ${place.state}`),
  'contact:closed': (place) => (place.owner ? { ...place, state: 'closed' } : 'closed by nobody'),
};

/** Walks through every contact's events in their order; gives a sentence for each step that should not have been possible. */
export async function replay(db: Db): Promise<string[]> {
  const wrongs: string[] = [];
  const places = new Map<string, Place>();
  const rows = db.collection<Row>('audit').find({ kind: 'contact', seq: { $gt: 0 } }, { sort: { recordId: 1, seq: 1 } });
  for await (const { recordId, type, seq, data } of rows) {
    const before = places.get(recordId) ?? { state: 'queued', owner: null, offer: null };
    const after = steps[type]?.(before, data) ?? before;
    if (typeof after === 'string') wrongs.push(`contact ${recordId}, event ${seq}: ${after}`);
    else places.set(recordId, after);
  }
  return wrongs;
}

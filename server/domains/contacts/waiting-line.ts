import { createPacedRead, type PacedRead } from '../../platform/paced-read.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import { lineOf, lookAt, type LineLook, type RankLook } from './line-look.ts';

// So many are read in no time: the line is looked at again after the shortest pause.
const few = 500;

export type WaitingLine = ReturnType<typeof createWaitingLine>;

/**
 * The line as this process sees it: read when somebody asks, for all who ask, with pauses that grow with the line. Those who
 * cannot wait are few and read by themselves, so that a long line does not make old news of them.
 */
export function createWaitingLine({ waitingOfRank }: Pick<ContactsRepository, 'waitingOfRank'>) {
  const read = (rank: 0 | 1): PacedRead<RankLook> =>
    createPacedRead(async () => lookAt(rank, await waitingOfRank(rank)), { isSmall: ({ count }) => count <= few });
  const ranks = [read(0), read(1)] as const;
  const by = async (how: 'last' | 'soon'): Promise<LineLook> => lineOf(...(await Promise.all([ranks[0][how](), ranks[1][how]()])));

  /** The line as it was last seen: for places and waits of those who wait. */
  const last = (): Promise<LineLook> => by('last');
  /** The line as it is now, as long as it is not too long to be looked at again at once. */
  const soon = (): Promise<LineLook> => by('soon');

  /** Gives what is to be called when the line moved: it tells the line once it has been looked at again, once for all who moved meanwhile. */
  function follow(tell: (line: LineLook) => void): () => void {
    const told = (): void => void last().then(tell, () => undefined);
    const moved = ranks.map((rank) => rank.follow(told));
    return () => moved.forEach((one) => one());
  }

  /** Whether it is too long to be looked at all the time: what was told of it is then told again later. */
  const isLong = (): boolean => ranks.some((rank) => rank.isSlow());

  return { last, soon, follow, isLong };
}

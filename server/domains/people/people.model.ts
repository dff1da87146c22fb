import type { Language } from '#shared/kernel/text.ts';
import type { Role } from '#shared/kernel/actor.ts';
import type { Skill } from '#shared/people/people.schema.ts';
import type { Bilingual } from '#shared/taxonomy/bilingual.ts';
import { defineModel } from '../../platform/mongo/aggregate-model.ts';
import type { Db } from '../../platform/mongo/connect.ts';

/** A member of staff as stored; names of staff are not secret to colleagues, passwords are argon2id hashes. */
export type StaffRow = {
  _id: string;
  username: string;
  name: Bilingual;
  roles: Role[];
  languages: Language[];
  /** What they have learned beyond the everyday; missing means nothing. */
  skills?: Skill[] | undefined;
  /** How many conversations they hold at once; missing means the usual number. */
  chats?: number | undefined;
  districts: string[];
  bodyId: string | null;
  /** Asked for by some callers; decides who is sent to a girl. */
  female: boolean;
  passwordHash: string;
  failedSignIns: number;
  lockedUntil: Date | null;
  disabled: boolean;
};

/** A session as stored: the cookie's token only as a hash. */
export type SessionRow = { _id: string; staffId: string; tokenHash: string; csrf: string; startedAt: Date; seenAt: Date; endsAt: Date };

/** Declares the collections of staff and sessions. */
export function definePeopleModels(db: Db) {
  const staff = defineModel<StaffRow>(
    db,
    'staff',
    {
      _id: String,
      username: String,
      name: Object,
      roles: [String],
      languages: [String],
      skills: { type: [Object], default: undefined },
      chats: Number,
      districts: [String],
      bodyId: String,
      female: Boolean,
      passwordHash: String,
      failedSignIns: Number,
      lockedUntil: Date,
      disabled: Boolean,
    },
    [[{ username: 1 }, { unique: true }], [{ roles: 1 }]],
  );
  const sessions = defineModel<SessionRow>(
    db,
    'sessions',
    { _id: String, staffId: String, tokenHash: String, csrf: String, startedAt: Date, seenAt: Date, endsAt: Date },
    [[{ tokenHash: 1 }, { unique: true }], [{ staffId: 1 }], [{ endsAt: 1 }]],
  );
  return { staff, sessions };
}

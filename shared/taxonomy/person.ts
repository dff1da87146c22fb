import { z } from 'zod';
import { defineTaxonomy, type CodeOf } from './taxonomy.ts';

const about = { version: '2026-1', source: 'Child Helpline International classification; domain reference §5' };

export const genders = defineTaxonomy(about, {
  girl: ['Girl', 'لڑکی', 'larki, bachi'],
  boy: ['Boy', 'لڑکا', 'larka, bacha'],
  other: ['Other', 'دیگر', 'khwaja sira'],
  unknown: ['Unknown', 'معلوم نہیں', 'pata nahi'],
});
export type Gender = CodeOf<typeof genders>;

/** Bands for figures; a form asks for the number of years. */
export const ageBands = defineTaxonomy(
  { version: '2026-1', source: 'Domain reference §5, bands of Sahil cut at 18' },
  {
    unborn: ['Unborn', 'ابھی پیدا نہیں ہوا'],
    y0to5: ['0 to 5', '0 سے 5 سال'],
    y6to10: ['6 to 10', '6 سے 10 سال'],
    y11to15: ['11 to 15', '11 سے 15 سال'],
    y16to17: ['16 to 17', '16 سے 17 سال'],
    y18to25: ['18 to 25', '18 سے 25 سال'],
    over25: ['Over 25', '25 سال سے زیادہ'],
    unknown: ['Unknown', 'معلوم نہیں'],
  },
);
export type AgeBand = CodeOf<typeof ageBands>;

/** An age as told: whole years or null when not known, and whether it is a guess ("about 9"). */
export const ageSchema = z
  .strictObject({ years: z.number().int().min(0).max(120).nullable(), approx: z.boolean(), unborn: z.boolean().optional() })
  .refine((age) => !(age.unborn === true && age.years !== null), { message: 'an unborn child has no years', path: ['years'] });
export type Age = z.infer<typeof ageSchema>;

const upTo: readonly (readonly [years: number, band: AgeBand])[] = [
  [5, 'y0to5'],
  [10, 'y6to10'],
  [15, 'y11to15'],
  [17, 'y16to17'],
  [25, 'y18to25'],
];

/** The band an age falls in. */
export function ageBandOf(age: Age): AgeBand {
  if (age.unborn === true) return 'unborn';
  const { years } = age;
  if (years === null) return 'unknown';
  return upTo.find(([last]) => years <= last)?.[1] ?? 'over25';
}

/** Whether the helpline's promise to children covers this age; an age not known is treated as a child's, as is a guess of 18 or 19. */
export function countsAsChild(age: Age): boolean {
  if (age.unborn === true || age.years === null) return true;
  return age.years < (age.approx ? 20 : 18);
}

export const livesWith = defineTaxonomy(about, {
  parents: ['Parents', 'والدین', 'walidain, maa baap'],
  relatives: ['Relatives', 'رشتے دار', 'rishtedar, nani, dadi'],
  alternativeCare: ['Alternative care', 'متبادل سرپرستی', 'sarparast'],
  groupFacility: ['Group facility', 'ادارہ یا ہاسٹل', 'hostel, madrasa, yateem khana'],
  independent: ['Independently', 'خود مختار', 'akela'],
  homeless: ['Homeless', 'بے گھر', 'beghar, sarak'],
  detention: ['Detention', 'حراست', 'jail, hirasat'],
  other: ['Other', 'دیگر'],
  unknown: ['Unknown', 'معلوم نہیں', 'pata nahi'],
});
export type LivesWith = CodeOf<typeof livesWith>;

export const vulnerableGroups = defineTaxonomy(about, {
  conflictWithLaw: ['In conflict with the law', 'قانون سے متصادم', 'muqadma, police'],
  conflictZone: ['Conflict zone', 'شورش زدہ علاقہ', 'jang'],
  poverty: ['Poverty', 'غربت', 'ghurbat, ghareeb'],
  minority: ['Minority', 'اقلیت', 'aqliat'],
  onTheMove: ['On the move', 'نقل مکانی یا ہجرت', 'muhajir, hijrat'],
  disability: ['Disability', 'معذوری', 'mazoori'],
  outOfSchool: ['Out of school', 'اسکول سے باہر', 'school nahi'],
  other: ['Other', 'دیگر'],
});
export type VulnerableGroup = CodeOf<typeof vulnerableGroups>;

export const callerRelations = defineTaxonomy(about, {
  child: ['The child', 'خود بچہ', 'bacha'],
  parent: ['Parent', 'والد یا والدہ', 'walid, walida, ammi, abbu'],
  caregiver: ['Caregiver', 'سرپرست', 'sarparast'],
  grandparent: ['Grandparent', 'دادا دادی یا نانا نانی', 'dada, dadi, nana, nani'],
  sibling: ['Sibling', 'بہن یا بھائی', 'behn, bhai'],
  friend: ['Friend', 'دوست', 'dost, saheli'],
  neighbour: ['Neighbour', 'پڑوسی', 'parosi, hamsaya'],
  partner: ['Partner', 'شریکِ حیات یا ساتھی', 'shohar, biwi'],
  teacher: ['Teacher', 'استاد', 'ustad'],
  professional: ['Professional', 'پیشہ ور فرد', 'doctor, nurse, wakeel'],
  stranger: ['Stranger', 'اجنبی', 'ajnabi'],
  other: ['Other', 'دیگر'],
});
export type CallerRelation = CodeOf<typeof callerRelations>;

/** Languages a contact is held in. */
export const contactLanguages = defineTaxonomy(
  { version: '2026-1', source: 'Languages of the kernel' },
  {
    ur: ['Urdu', 'اردو'],
    en: ['English', 'انگریزی'],
    pa: ['Punjabi', 'پنجابی'],
    sd: ['Sindhi', 'سندھی'],
    ps: ['Pashto', 'پشتو'],
    skr: ['Saraiki', 'سرائیکی'],
  },
);

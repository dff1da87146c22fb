import { defineTaxonomy, type CodeOf } from './taxonomy.ts';

const about = { version: '2026-1', source: 'Child Helpline International classification, extended for Pakistan; domain reference §5' };

export const areaKinds = defineTaxonomy(about, {
  urban: ['Urban', 'شہری', 'shehar'],
  periUrban: ['Peri-urban', 'نیم شہری', 'kachi abadi'],
  rural: ['Rural', 'دیہی', 'gaon, dehat'],
  unknown: ['Unknown', 'معلوم نہیں', 'pata nahi'],
});
export type AreaKind = CodeOf<typeof areaKinds>;

export const incidentPlaces = defineTaxonomy(about, {
  ownHome: ['Own home', 'اپنا گھر', 'ghar'],
  otherHome: ["Somebody else's home", 'کسی اور کا گھر', 'doosre ka ghar'],
  school: ['School', 'اسکول', 'school'],
  worship: ['Madrasa or place of worship', 'مدرسہ یا عبادت گاہ', 'madrasa, masjid, church'],
  workplace: ['Workplace', 'کام کی جگہ', 'dukan, factory, bhatta'],
  institution: ['Institution', 'ادارہ', 'hostel, yateem khana'],
  street: ['Street', 'گلی یا سڑک', 'gali, sarak'],
  field: ['Field', 'کھیت', 'khet'],
  public: ['Public place', 'عوامی جگہ', 'bazar, park'],
  online: ['Online', 'آن لائن', 'internet, mobile, whatsapp'],
  other: ['Other', 'دیگر'],
  unknown: ['Unknown', 'معلوم نہیں', 'pata nahi'],
});
export type IncidentPlace = CodeOf<typeof incidentPlaces>;

/** What the alleged perpetrator is to the child. */
export const perpetratorRelations = defineTaxonomy(about, {
  acquaintance: ['Acquaintance', 'جان پہچان والا', 'jaan pehchan'],
  relative: ['Relative', 'رشتے دار', 'rishtedar, chacha, mamu, cousin'],
  family: ['Family member', 'گھر کا فرد', 'walid, bhai, sautela'],
  neighbour: ['Neighbour', 'پڑوسی', 'parosi, hamsaya'],
  stranger: ['Stranger', 'اجنبی', 'ajnabi'],
  teacher: ['Teacher', 'استاد', 'ustad, qari, molvi, tutor'],
  shopkeeper: ['Shopkeeper', 'دکان دار', 'dukandar'],
  driver: ['Driver', 'ڈرائیور', 'rickshaw, van'],
  serviceProvider: ['Service provider', 'خدمات فراہم کرنے والا', 'doctor, mulazim'],
  employer: ['Employer', 'مالک یا آجر', 'malik, seth'],
  police: ['Police', 'پولیس', 'police, thana'],
  peer: ['Peer', 'ہم عمر', 'dost, class fellow'],
  partner: ['Partner', 'شریکِ حیات یا ساتھی', 'shohar, mangetar'],
  authority: ['Person in a position of responsibility', 'ذمہ دار عہدے پر فائز شخص', 'afsar, helpline'],
  womanAbettor: ['Woman who abetted', 'مدد کرنے والی عورت', 'aurat'],
  unknown: ['Unknown', 'معلوم نہیں', 'pata nahi'],
});
export type PerpetratorRelation = CodeOf<typeof perpetratorRelations>;

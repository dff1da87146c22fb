import type { Bilingual } from '../taxonomy/bilingual.ts';

/** A law that lets an officer act, in the words that are read at the door; `isVerified` false until a lawyer of the organisation has confirmed it. */
export type LegalPower = { readonly code: string; readonly name: Bilingual; readonly text: Bilingual; readonly isVerified: boolean };

/** The short list an agent chooses from. Source: domain reference §3 and the acts it names; what is open there is not verified here. */
export const legalPowers = [
  {
    code: 'pdnc24',
    name: { en: 'Punjab Destitute and Neglected Children Act 2004, s. 24', ur: 'پنجاب بے سہارا و نظرانداز بچوں کا ایکٹ 2004، دفعہ 24' },
    text: {
      en: 'A child protection officer may take a destitute or neglected child into custody and produces the child before the Court within 24 hours. Where the child is with a parent or guardian, report to the Court first, unless the child begs or is a victim of that parent. The Act speaks of children under 15; check later amendments.',
      ur: 'چائلڈ پروٹیکشن افسر بے سہارا یا نظرانداز بچے کو تحویل میں لے سکتا ہے اور 24 گھنٹے میں عدالت کے سامنے پیش کرتا ہے۔ بچہ والدین یا سرپرست کے پاس ہو تو پہلے عدالت کو رپورٹ کریں، سوائے اس کے کہ بچہ بھیک مانگتا ہو یا انہی والدین کا ستایا ہوا ہو۔ ایکٹ میں بچہ 15 سال سے کم ہے؛ بعد کی ترامیم دیکھ لیں۔',
    },
    isVerified: true,
  },
  {
    code: 'zarra2020',
    name: { en: 'Zainab Alert, Response and Recovery Act 2020', ur: 'زینب الرٹ، رسپانس اینڈ ریکوری ایکٹ 2020' },
    text: {
      en: 'A child under 18 is missing or abducted: the police inform ZARRA, as far as known within 2 hours.',
      ur: '18 سال سے کم عمر بچہ لاپتا یا اغوا ہے: پولیس زارا کو اطلاع دیتی ہے، جہاں تک معلوم ہے 2 گھنٹے کے اندر۔',
    },
    isVerified: false,
  },
  {
    code: 'antiRape2021',
    name: { en: 'Anti-Rape (Investigation and Trial) Act 2021, s. 4', ur: 'انسدادِ زیادتی (تفتیش و سماعت) ایکٹ 2021، دفعہ 4' },
    text: {
      en: 'The anti-rape crisis cell of the district examines and preserves evidence. Do not let the child wash or change clothes; bring what was worn along. A support adviser goes with the child (s. 11).',
      ur: 'ضلعے کا اینٹی ریپ کرائسز سیل معائنہ کرتا اور ثبوت محفوظ رکھتا ہے۔ بچے کو نہانے یا کپڑے بدلنے نہ دیں؛ پہنے ہوئے کپڑے ساتھ لائیں۔ سپورٹ ایڈوائزر بچے کے ساتھ رہتا ہے (دفعہ 11)۔',
    },
    isVerified: true,
  },
  {
    code: 'jjsa2018',
    name: { en: 'Juvenile Justice System Act 2018', ur: 'جووینائل جسٹس سسٹم ایکٹ 2018' },
    text: {
      en: 'The child is accused of an offence or held by the police: legal aid at the State’s expense, and production before the Court within 24 hours of custody.',
      ur: 'بچے پر جرم کا الزام ہے یا وہ پولیس کی تحویل میں ہے: سرکاری خرچ پر قانونی مدد، اور تحویل سے 24 گھنٹے میں عدالت کے سامنے پیشی۔',
    },
    isVerified: true,
  },
  {
    code: 'childMarriage',
    name: {
      en: 'Child marriage: under 18 (Punjab Ordinance, February 2026)',
      ur: 'کم عمری کی شادی: 18 سال سے کم (پنجاب آرڈیننس، فروری 2026)',
    },
    text: {
      en: 'A nikah of a child is to be stopped; the police are called along. The Ordinance lapses unless extended or enacted: confirm before you rely on it.',
      ur: 'بچے کا نکاح روکا جائے؛ پولیس کو ساتھ بلائیں۔ توسیع یا قانون سازی نہ ہو تو آرڈیننس ختم ہو جاتا ہے: بھروسا کرنے سے پہلے تصدیق کریں۔',
    },
    isVerified: false,
  },
  {
    code: 'labour',
    name: {
      en: 'Employment of Children Act 2016; Domestic Workers Act 2019, s. 3',
      ur: 'بچوں کی ملازمت پر پابندی ایکٹ 2016؛ گھریلو ملازمین ایکٹ 2019، دفعہ 3',
    },
    text: {
      en: 'Work, and domestic work, of a child under 15 is banned in Punjab. The labour inspector acts on the employer; the child goes by the Act of 2004.',
      ur: 'پنجاب میں 15 سال سے کم عمر بچے سے کام اور گھریلو کام لینا منع ہے۔ مالک کے خلاف لیبر انسپکٹر کارروائی کرتا ہے؛ بچے پر 2004 کا ایکٹ لاگو ہوتا ہے۔',
    },
    isVerified: true,
  },
  {
    code: 'police',
    name: { en: 'No power of our own: the police act', ur: 'ہمارا اپنا اختیار نہیں: پولیس کارروائی کرتی ہے' },
    text: {
      en: 'Call 15 and stay with the child as far as you are let. Do not enter or remove anybody without the police.',
      ur: '15 کو فون کریں اور جہاں تک اجازت ملے بچے کے پاس رہیں۔ پولیس کے بغیر نہ اندر جائیں نہ کسی کو لے جائیں۔',
    },
    isVerified: true,
  },
] as const satisfies readonly LegalPower[];

export const legalPowerCodes = legalPowers.map(({ code }) => code);

/** The power of a code; null for none, and for one of another edition. */
export const legalPower = (code: string | null): LegalPower | null => legalPowers.find((one) => one.code === code) ?? null;

import { defineTaxonomy, type CodeOf, type Row, type Taxonomy } from './taxonomy.ts';

const about = { version: '2026-1', source: 'Domain reference §2, sectors that take referrals' };

/** Sectors that take referrals. */
export const sectors = defineTaxonomy(about, {
  childProtection: ['Child protection bureau', 'چائلڈ پروٹیکشن بیورو', 'cpwb, bureau'],
  police: ['Police', 'پولیس', '15, thana'],
  rescue: ['Rescue 1122', 'ریسکیو 1122', 'ambulance'],
  prosecution: ['Prosecution', 'استغاثہ', 'prosecutor'],
  courts: ['Courts and probation', 'عدالتیں اور پروبیشن', 'adalat'],
  health: ['Health', 'صحت', 'hospital, aspatal'],
  incomeSupport: ['Benazir Income Support', 'بے نظیر انکم سپورٹ', 'bisp'],
  schoolEducation: ['School education', 'اسکول ایجوکیشن', 'school'],
  specialEducation: ['Special education', 'خصوصی تعلیم', 'special school'],
  literacy: ['Literacy and non-formal education', 'خواندگی و غیر رسمی تعلیم', 'nfe'],
  labour: ['Labour', 'محکمہ محنت', 'mazdoor'],
  socialWelfare: ['Social welfare and Bait-ul-Maal', 'سماجی بہبود و بیت المال', 'bait ul maal, welfare'],
  womenProtection: ['Women protection', 'تحفظِ خواتین', 'khawateen, dar ul aman'],
  localGovernment: ['Local government', 'بلدیاتی ادارے', 'union council'],
  registration: ['NADRA', 'نادرا', 'nadra'],
  legalAid: ['District legal aid', 'ضلعی قانونی امداد', 'dlsa, wakeel'],
  cyberCrime: ['Cyber crime', 'سائبر کرائم', 'nccia, fia'],
  missingChildren: ['ZARRA', 'زارا', 'zainab alert'],
  ngo: ['Non-governmental organisation', 'غیر سرکاری تنظیم', 'ngo'],
});
export type Sector = CodeOf<typeof sectors>;

const rows = {
  'childProtection.officer': ['Child protection officer', 'چائلڈ پروٹیکشن افسر', 'afsar'],
  'childProtection.shelter': ['Shelter, by order of the court', 'پناہ گاہ (عدالت کے حکم سے)', 'panah, shelter'],
  'childProtection.familyTracing': ['Tracing the family', 'خاندان کی تلاش', 'talash'],
  'childProtection.psychosocial': ['Psychosocial support', 'نفسیاتی و سماجی مدد', 'counselling'],
  'police.emergency': ['Police emergency', 'پولیس ہنگامی مدد', '15'],
  'police.report': ['Report (FIR) and investigation', 'رپورٹ (ایف آئی آر) اور تفتیش', 'fir, tafteesh'],
  'police.sexualOffences': ['Sexual-offence investigation unit', 'جنسی جرائم کا تفتیشی یونٹ', 'siu'],
  'rescue.ambulance': ['Ambulance and rescue', 'ایمبولینس اور ریسکیو', '1122'],
  'prosecution.victim': ['Prosecutor for the case', 'کیس کے لیے پراسیکیوٹر', 'muqadma'],
  'courts.protection': ['Child protection court', 'چائلڈ پروٹیکشن کورٹ', 'adalat'],
  'courts.probation': ['Probation', 'پروبیشن', 'parole'],
  'health.treatment': ['Medical treatment', 'طبی علاج', 'ilaj'],
  'health.medicoLegal': ['Medico-legal examination', 'میڈیکو لیگل معائنہ', 'mlc, mlo'],
  'health.antiRapeCell': ['Anti-rape crisis cell', 'اینٹی ریپ کرائسز سیل', 'arcc'],
  'health.mentalHealth': ['Mental health care', 'ذہنی صحت کا علاج', 'psychiatrist'],
  'incomeSupport.cash': ['Cash support', 'مالی وظیفہ', 'wazifa, kafalat'],
  'schoolEducation.admission': ['Admission to school', 'اسکول میں داخلہ', 'dakhla'],
  'schoolEducation.complaint': ['Complaint about a school', 'اسکول کے خلاف شکایت', 'shikayat'],
  'specialEducation.admission': ['Special school', 'خصوصی اسکول', 'mazoor'],
  'literacy.nonFormal': ['Non-formal school', 'غیر رسمی اسکول', 'nfe'],
  'labour.inspection': ['Labour inspection', 'لیبر انسپکشن', 'bhatta, factory'],
  'labour.bondedRelease': ['Release from bonded labour', 'جبری مشقت سے رہائی', 'jabri'],
  'socialWelfare.assistance': ['Financial help (Bait-ul-Maal)', 'مالی امداد (بیت المال)', 'imdad'],
  'socialWelfare.home': ['Children’s home', 'بچوں کا گھر (سرکاری ادارہ)', 'yateem khana, kashana'],
  'womenProtection.shelter': ['Women’s shelter (Dar-ul-Aman)', 'دارالامان', 'panah'],
  'womenProtection.protection': ['Protection for women and girls', 'خواتین اور لڑکیوں کا تحفظ', 'tahaffuz'],
  'localGovernment.birth': ['Birth registration', 'پیدائش کا اندراج', 'birth certificate'],
  'localGovernment.nikah': ['Nikah registration', 'نکاح کا اندراج', 'nikah nama'],
  'registration.identity': ['Identity papers (B-form)', 'شناختی کاغذات (ب فارم)', 'b form, cnic'],
  'legalAid.lawyer': ['Lawyer without charge', 'مفت وکیل', 'wakeel'],
  'cyberCrime.complaint': ['Complaint about an online crime', 'آن لائن جرم کی شکایت', 'blackmail'],
  'missingChildren.alert': ['Alert for a missing child', 'گمشدہ بچے کا الرٹ', 'zainab'],
  'ngo.shelter': ['Shelter (NGO)', 'پناہ گاہ (این جی او)', 'panah'],
  'ngo.psychosocial': ['Psychosocial support (NGO)', 'نفسیاتی مدد (این جی او)', 'counselling'],
  'ngo.legal': ['Legal help (NGO)', 'قانونی مدد (این جی او)', 'wakeel'],
} as const satisfies Record<`${Sector}.${string}`, Row>;

export type ServiceCode = keyof typeof rows;

/** The sector that gives a service. */
export const sectorOf = (code: ServiceCode): Sector => code.slice(0, code.indexOf('.')) as Sector;

/** Services that a child can be referred to. */
export const services: Taxonomy<ServiceCode> = defineTaxonomy({ ...about, groupOf: sectorOf }, rows);

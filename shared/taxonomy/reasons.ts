import { defineTaxonomy, type Row, type Taxonomy } from './taxonomy.ts';

const version = '2026-1';
const source = 'Child Helpline International classification; domain reference §5';

/** First level of the reasons for a contact. */
export const reasonGroups = defineTaxonomy(
  { version, source },
  {
    missing: ['Missing children', 'گمشدہ بچے', 'gumshuda, lapata'],
    violence: ['Violence', 'تشدد اور بدسلوکی', 'tashaddud, zulm, abuse'],
    mentalHealth: ['Mental health', 'ذہنی صحت', 'zehni sehat'],
    physicalHealth: ['Physical health', 'جسمانی صحت', 'jismani sehat, bemari'],
    services: ['Access to services', 'سہولیات تک رسائی', 'sahuliyat'],
    discrimination: ['Discrimination', 'امتیازی سلوک', 'imtiazi salook'],
    family: ['Family', 'خاندان', 'khandan, ghar'],
    peers: ['Peers', 'ہم عمر ساتھی', 'dost, saathi'],
    education: ['Education and occupation', 'تعلیم اور کام', 'taleem, parhai, kaam'],
    sexuality: ['Sexuality', 'جنسیت', 'jinsiyat'],
  },
);
export type ReasonGroup = (typeof reasonGroups.codes)[number];

const named = {
  'missing.abduction': ['Abduction', 'اغوا', 'aghwa, kidnap'],
  'missing.lost': ['Lost', 'کھو جانا', 'kho gaya, gum'],
  'missing.runaway': ['Left home', 'گھر چھوڑ کر جانا', 'ghar se bhag, runaway'],
  'violence.bullying': ['Bullying', 'تنگ کرنا، دھونس', 'tang karna, dhons'],
  'violence.cyberbullying': ['Cyberbullying', 'آن لائن تنگ کرنا', 'online tang'],
  'violence.childMarriage': ['Child, early or forced marriage', 'کم عمری یا جبری شادی', 'shadi, nikah, zabardasti'],
  'violence.childLabour': ['Child labour', 'بچوں سے مشقت', 'mazdoori, mushaqqat, bhatta'],
  'violence.sexualExploitation': ['Commercial sexual exploitation', 'پیسوں کے عوض جنسی استحصال', 'istehsal'],
  'violence.fgm': ['Female genital mutilation', 'لڑکیوں کا ختنہ', 'fgm, khatna'],
  'violence.harmfulGender': ['Gender-based harmful practices', 'صنف کی بنیاد پر نقصان دہ رسوم', 'ghairat, honour, honor'],
  'violence.harmfulTraditional': ['Other harmful practices (vani, swara)', 'دیگر نقصان دہ رسوم (ونی، سوارہ)', 'vani, swara, wani'],
  'violence.emotional': ['Mental or emotional', 'ذہنی یا جذباتی اذیت', 'aziyat, gaali'],
  'violence.neglect': ['Neglect', 'غفلت', 'ghaflat'],
  'violence.onlineAbuse': ['Online sexual abuse', 'آن لائن جنسی زیادتی', 'online ziyadti, tasveer'],
  'violence.onlineExploitation': ['Online sexual exploitation', 'آن لائن جنسی استحصال', 'blackmail, video'],
  'violence.physical': ['Physical', 'جسمانی تشدد', 'maar peet, maarna, marta'],
  'violence.sexual': ['Sexual', 'جنسی زیادتی', 'jinsi ziyadti, rape, zina'],
  'mentalHealth.addiction': ['Addictive behaviour', 'نشہ یا لت', 'nasha, drugs, ice'],
  'mentalHealth.behaviour': ['Behaviour', 'رویے کے مسائل', 'rawaiya'],
  'mentalHealth.self': ['Concerns about self', 'اپنے بارے میں پریشانی', 'pareshani, aitmad'],
  'mentalHealth.anger': ['Anger', 'غصہ', 'ghussa'],
  'mentalHealth.anxiety': ['Fear or anxiety', 'خوف یا گھبراہٹ', 'khauf, dar, ghabrahat'],
  'mentalHealth.mood': ['Low or changing mood', 'اداسی یا مزاج میں اتار چڑھاؤ', 'udaasi, depression'],
  'mentalHealth.neurodevelopmental': ['Neurodevelopmental', 'ذہنی نشوونما کے مسائل', 'autism, nashonuma'],
  'mentalHealth.eating': ['Eating', 'کھانے پینے کے مسائل', 'khana'],
  'mentalHealth.selfHarm': ['Self-harm', 'خود کو نقصان پہنچانا', 'khud ko nuqsan, cutting'],
  'mentalHealth.suicide': ['Suicidal thoughts or attempt', 'خودکشی کے خیالات یا کوشش', 'khudkushi, marna chahta'],
  'mentalHealth.trauma': ['Traumatic distress', 'صدمہ', 'sadma, trauma'],
  'physicalHealth.general': ['General health', 'عمومی صحت', 'bemar, ilaj'],
  'physicalHealth.hiv': ['HIV', 'ایچ آئی وی', 'hiv, aids'],
  'physicalHealth.nutrition': ['Nutrition', 'غذائیت', 'ghiza, bhook'],
  'physicalHealth.pregnancy': ['Pregnancy and motherhood', 'حمل اور زچگی', 'hamal, hamla'],
  'physicalHealth.reproductive': ['Sexual and reproductive health', 'جنسی اور تولیدی صحت', 'tauleedi'],
  'services.education': ['Education', 'تعلیم', 'school, dakhla'],
  'services.essentials': ['Essential needs', 'بنیادی ضروریات', 'rashan, kapre, khana'],
  'services.health': ['Health care', 'علاج معالجہ', 'ilaj, hospital'],
  'services.legal': ['Legal help', 'قانونی مدد', 'qanooni, wakeel, adalat'],
  'services.mentalHealth': ['Mental health care', 'ذہنی صحت کی سہولت', 'counselling, psychologist'],
  'services.sexualHealth': ['Sexual health care', 'جنسی صحت کی سہولت', 'jinsi sehat'],
  'services.socioEconomic': ['Social and economic support', 'سماجی و مالی مدد', 'paise, imdad, bisp'],
  'discrimination.ethnicity': ['Ethnicity or nationality', 'نسل یا قومیت', 'zaat, qaumiyat'],
  'discrimination.financial': ['Financial situation', 'مالی حالت', 'ghareeb, ghurbat'],
  'discrimination.gender': ['Gender', 'صنف', 'larki, larka'],
  'discrimination.identity': ['Gender identity or orientation', 'صنفی شناخت یا میلان', 'khwaja sira'],
  'discrimination.health': ['Health or disability', 'صحت یا معذوری', 'mazoori'],
  'discrimination.belief': ['Belief', 'عقیدہ', 'mazhab, firqa'],
  'family.alternativeCare': ['Adoption, fostering, extended family', 'گود لینا، پرورش، رشتے دار', 'goad, yateem'],
  'family.health': ['Health in the family', 'گھر میں بیماری', 'bemari'],
  'family.general': ['Family relations', 'گھریلو تعلقات', 'larai, jhagra, talaq'],
  'family.caregiver': ['Relation with caregiver', 'سرپرست سے تعلق', 'sarparast, sauteli, walid'],
  'family.siblings': ['Siblings', 'بہن بھائی', 'behn bhai'],
  'peers.classmates': ['Classmates', 'ہم جماعت', 'hum jamaat, class'],
  'peers.friends': ['Friends', 'دوست', 'dost, saheli'],
  'peers.partner': ['Partner', 'شریکِ حیات یا ساتھی', 'shohar, mangetar, saathi'],
  'education.academic': ['Studies', 'پڑھائی', 'parhai, imtihan, fail'],
  'education.work': ['Work', 'کام یا ملازمت', 'kaam, nokri'],
  'education.teacher': ['Teacher or school', 'استاد یا اسکول', 'ustad, school, madrasa'],
  'sexuality.behaviour': ['Sexual behaviour', 'جنسی رویہ', 'jinsi rawaiya'],
  'sexuality.identity': ['Orientation or identity', 'جنسی میلان یا شناخت', 'shanakht'],
} as const satisfies Record<`${ReasonGroup}.${string}`, Row>;

/** A reason of the second level, for instance `violence.physical`; every group has `.other` and `.unspecified`. */
export type ReasonCode = keyof typeof named | `${ReasonGroup}.other` | `${ReasonGroup}.unspecified`;

const groupOf = (code: ReasonCode): ReasonGroup => code.slice(0, code.indexOf('.')) as ReasonGroup;

function rowsByGroup(): Record<ReasonCode, Row> {
  const rows: Partial<Record<ReasonCode, Row>> = {};
  for (const { code: group, label } of reasonGroups.items) {
    for (const code of Object.keys(named) as (keyof typeof named)[]) if (groupOf(code) === group) rows[code] = named[code];
    rows[`${group}.other`] = [`${label.en}: other`, `${label.ur}: دیگر`];
    rows[`${group}.unspecified`] = [`${label.en}: unspecified`, `${label.ur}: واضح نہیں`];
  }
  return rows as Record<ReasonCode, Row>;
}

/** Reasons for a contact, second level, in the order of their groups. */
export const reasons: Taxonomy<ReasonCode> = defineTaxonomy({ version, source, groupOf }, rowsByGroup());

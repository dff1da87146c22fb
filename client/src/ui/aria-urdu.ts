/** What React Aria says to screen readers, in Urdu, which it does not bring itself; by its own names, one table per part of it. The build puts them in (vite.config.ts). */

type Plural = { number: (n: number) => string };
type Select = { select: (options: Record<string, string | (() => string)>, value: unknown) => string };
type Option = {
  optionText: string;
  isSelected?: boolean;
  isGroupChange?: boolean;
  groupTitle?: string;
  groupCount?: number;
};

const combobox = {
  focusAnnouncement: (args: Option, formatter: Plural & Select): string => {
    const group = `${args.groupTitle ?? ''} میں داخل ہوئے، ${formatter.number(args.groupCount ?? 0)} انتخاب۔ `;
    return `${args.isGroupChange ? group : ''}${args.optionText}${args.isSelected ? '، منتخب' : ''}`;
  },
  countAnnouncement: (args: { optionCount: number }, formatter: Plural): string =>
    `${formatter.number(args.optionCount)} انتخاب موجود ہیں۔`,
  selectedAnnouncement: (args: Option): string => `${args.optionText}، منتخب`,
  buttonLabel: 'تجاویز دکھائیں',
  listboxLabel: 'تجاویز',
};

const numberfield = {
  decrease: (args: { fieldLabel: string }): string => `${args.fieldLabel} کم کریں`,
  increase: (args: { fieldLabel: string }): string => `${args.fieldLabel} زیادہ کریں`,
  numberField: 'عدد کا خانہ',
};

const toast = {
  close: 'بند کریں',
  notifications: (args: { count: number }, formatter: Plural): string => `${formatter.number(args.count)} اطلاعات۔`,
};

/** The tables by the folder name of React Aria's part. */
export const ariaUrdu = {
  combobox,
  numberfield,
  toast,
  overlays: { dismiss: 'بند کریں' },
  menu: { longPressMessage: 'فہرست کھولنے کے لیے دیر تک دبائیں یا Alt اور نیچے کا تیر دبائیں' },
  spinbutton: { Empty: 'خالی' },
  components: { selectPlaceholder: 'ایک چنیں' },
};

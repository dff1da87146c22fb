import { useStrings } from '../../lib/i18n.ts';
import { Segmented } from '../../ui/segmented.tsx';
import css from './desk.module.css';

export const panelNames = ['talk', 'notes', 'record', 'risk'] as const;
export type PanelName = (typeof panelNames)[number];

type Props = { readonly selected: PanelName; readonly onSelect: (panel: PanelName) => void; readonly isChat: boolean };

/** On narrow screens the parts of a contact stand behind one another; this brings one to the front. */
export function PanelSwitch({ selected, onSelect, isChat }: Props) {
  const t = useStrings('deskHome');
  const labels = { talk: t(isChat ? 'panelTalk' : 'panelCall'), notes: t('panelNotes'), record: t('panelRecord'), risk: t('panelRisk') };
  return (
    <div className={css.switch}>
      <Segmented
        label={t('panels')}
        wide
        segments={panelNames.map((id) => ({ id, label: labels[id] }))}
        value={selected}
        onChange={onSelect}
      />
    </div>
  );
}

import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
import { cx } from './cx.ts';
import css from './tabs.module.css';

export interface TabItem {
  readonly id: string;
  readonly label: ReactNode;
  /** Needed when the label is more than words. */
  readonly textValue?: string | undefined;
  readonly content: ReactNode;
}

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly TabItem[];
  readonly selected?: string | undefined;
  readonly onSelect?: ((id: string) => void) | undefined;
  /** `folder` for whole work sheets as on the desk, `line` inside a panel. */
  readonly variant?: 'line' | 'folder' | undefined;
  readonly className?: string | undefined;
  /** What stands at the end of the row of tabs. */
  readonly aside?: ReactNode;
}

/** Sheets behind one another; arrows move between the tabs. */
export function Tabs({ label, tabs, selected, onSelect, variant = 'line', className, aside }: TabsProps) {
  return (
    <AriaTabs
      {...(selected === undefined ? {} : { selectedKey: selected })}
      {...(onSelect ? { onSelectionChange: (key) => onSelect(String(key)) } : {})}
      className={cx(css.tabs, css[variant], className)}
    >
      <div className={css.row}>
        <TabList aria-label={label} items={tabs} className={cx(css.list)}>
          {(tab) => (
            <Tab id={tab.id} {...(tab.textValue === undefined ? {} : { 'aria-label': tab.textValue })} className={cx(css.tab)}>
              {tab.label}
            </Tab>
          )}
        </TabList>
        {aside}
      </div>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={cx(css.panel)}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

import '../../styles/duty.css';
import { startDisplay } from '../../lib/display.ts';
import { draw } from '../../lib/draw.tsx';
import { dutyTables } from '../../lib/duty-tables.ts';
import { startI18n } from '../../lib/i18n.ts';
import { App } from './app.tsx';
import { openKept } from './device/kept.ts';
import { startShell } from './device/shell.ts';

startDisplay({ remember: true });
startI18n({ strings: dutyTables, fallback: 'en', remember: true });
startShell();

void openKept().then((kept) => draw(<App kept={kept} />));

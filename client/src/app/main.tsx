import '../styles/index.css';
import { startDisplay } from '../lib/display.ts';
import { draw } from '../lib/draw.tsx';
import { startI18n } from '../lib/i18n.ts';
import { staffStrings } from '../lib/staff-strings.ts';
import { App } from './app.tsx';

startDisplay({ remember: true });
startI18n({ strings: staffStrings, fallback: 'en', remember: true });

draw(<App />);

import '../styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startDisplay } from '../lib/display.ts';
import { startI18n } from '../lib/i18n.ts';
import { staffStrings } from '../lib/staff-strings.ts';
import { App } from './app.tsx';

startDisplay({ remember: true });
startI18n({ strings: staffStrings, fallback: 'en', remember: true });

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root to draw into');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

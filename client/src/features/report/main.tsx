import '../../styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startDisplay } from '../../lib/display.ts';
import { guardReturn } from '../../lib/public/leave.ts';
import { startWords } from '../../lib/public/words.ts';
import { App } from './app.tsx';

startDisplay({ remember: false });
startWords();
guardReturn();

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root to draw into');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

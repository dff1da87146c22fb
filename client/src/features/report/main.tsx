import '../../styles/index.css';
import { startDisplay } from '../../lib/display.ts';
import { draw } from '../../lib/draw.tsx';
import { guardReturn } from '../../lib/public/leave.ts';
import { startWords } from '../../lib/public/words.ts';
import { App } from './app.tsx';

startDisplay({ remember: false });
startWords();
guardReturn();

draw(<App />);

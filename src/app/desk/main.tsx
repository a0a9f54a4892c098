import './no-eval.ts';
import '../../platform/desk-kit/kit.css';
import './desk.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { firstLanguage, wordsOf } from './language.ts';
import { followTheme } from './theme.ts';

followTheme();
// asked for while the shell is still being read; the page takes them up when it stands
wordsOf(firstLanguage()).catch(() => undefined);
const ground = document.getElementById('desk');
if (!ground) throw new Error('the page has no #desk');
createRoot(ground).render(<App />);

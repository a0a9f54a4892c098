import './no-eval.ts';
import '../../platform/desk-kit/kit.css';
import './desk.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { followTheme } from './theme.ts';

followTheme();
const ground = document.getElementById('desk');
if (!ground) throw new Error('the page has no #desk');
createRoot(ground).render(<App />);

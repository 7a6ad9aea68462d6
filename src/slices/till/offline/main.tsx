import { createRoot } from 'react-dom/client';
import { codeInFragment } from './device/enrolment-link.ts';
import { readLook, showLook } from './device/look.ts';
import { App } from './screens/App.tsx';
import './till.css';

const code = codeInFragment(location.hash);
// The code is a key: it leaves the address before anything else can read it there.
if (location.hash !== '') history.replaceState(null, '', location.pathname);
// The officer's link, opened where the till is open already, changes only the fragment.
addEventListener('hashchange', () => location.reload());

showLook(readLook());
const root = document.getElementById('till');
if (root) createRoot(root).render(<App code={code} />);

import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { HydratedRouter } from 'react-router/dom';
import { rememberSent } from '../platform/forms/last-sent.ts';
import { localeFrom } from '../platform/i18n/index.ts';

localeFrom(() => (document.documentElement.lang === 'en' ? 'en' : 'id'));

// Before anybody prevents it: the router sends forms by itself.
document.addEventListener('submit', rememberSent, { capture: true });

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <HydratedRouter />
    </StrictMode>,
  );
});
